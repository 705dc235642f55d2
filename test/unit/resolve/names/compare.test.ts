import { describe, expect, test } from "vitest";
import type { EntityType } from "../../../../src/model/extraction.ts";
import { compareNames, loadKnowledge, prepareName, type Comparison } from "../../../../src/resolve/names/index.ts";

const knowledge = loadKnowledge([{ type: "Method", name: "LeafNet", alias: "Foliage Network" }]);

function compare(type: EntityType, a: string, b: string): Comparison {
  return compareNames(prepareName(type, a, knowledge), prepareName(type, b, knowledge), knowledge);
}

describe("names that are the same", () => {
  test.each<[EntityType, string, string, string]>([
    ["Method", "Graph Neural Networks", "graph neural network", "spelling"],
    ["Method", "LLMs", "LLM", "spelling"],
    ["Method", "k-nearest neighbours", "K-nearest neighbors", "folding"],
    ["Method", "pre-training", "pretraining", "folding"],
    ["Method", "$\\beta$-VAE", "β-VAE", "folding"],
    ["Method", "\\textsc{LeafNet}", "leafnet", "folding"],
    ["Method", "BERT model", "BERT", "folding"],
    ["Method", "transformer architecture", "Transformer", "folding"],
    ["Method", "policy gradient methods", "policy gradient", "folding"],
    ["Method", "Mixture of Experts", "mixture-of-expert", "spelling"],
    ["Method", "Llama2-7B", "LLaMA-2 7B", "folding"],
    ["Method", "robotic arm control", "robot arm control", "folding"],
    ["Method", "Foliage Network", "leafnet", "alias"],
    ["Method", "federated continual learning", "continual federated learning", "fuzzy"],
    ["Method", "Claude-4.0-Sonnet", "Claude Sonnet 4", "fuzzy"],
    ["Method", "reinforcment learning", "reinforcement learning", "fuzzy"],
    ["Method", "DPO", "direct preference optimization", "acronym"],
    ["Method", "QXZ", "quick xenon zoning", "acronym"],
    ["Dataset", "the ImageNet dataset", "ImageNet", "folding"],
    ["Dataset", "Image Net", "ImageNet", "folding"],
    ["Dataset", "AIME 2024", "AIME24", "folding"],
    ["Dataset", "Tanks & Temples", "Tanks and Temples", "folding"],
    ["Metric", "F1 score", "F1", "folding"],
    ["Metric", "number of tokens", "token count", "folding"],
    ["Metric", "R^2", "R2", "folding"],
    ["Task", "NER task", "NER", "folding"],
    ["Task", "generative modelling", "generative modeling", "folding"],
  ])("%s: %s = %s, by %s", (type, a, b, reason) => {
    expect(compare(type, a, b)).toMatchObject({ verdict: "same", reason });
    expect(compare(type, b, a)).toMatchObject({ verdict: "same", reason });
  });
});

describe("versions, sizes and editions of one thing", () => {
  test.each<[EntityType, string, string]>([
    ["Method", "GPT-2", "GPT-3"],
    ["Method", "GPT-4", "GPT-4o"],
    ["Method", "ResNet-50", "ResNet-101"],
    ["Method", "ResNet50", "ResNet"],
    ["Method", "Llama 3.1 8B", "Llama-3.1-8B-Instruct"],
    ["Method", "YOLOv5", "YOLOv8"],
    ["Dataset", "ImageNet-1k", "ImageNet-21k"],
    ["Dataset", "CIFAR-10", "CIFAR-100"],
    ["Dataset", "RefCOCO", "RefCOCO+"],
    ["Metric", "Top-1 accuracy", "Top-5 accuracy"],
  ])("%s: %s and %s", (type, a, b) => {
    expect(compare(type, a, b).verdict).toBe("variant");
    expect(compare(type, b, a).verdict).toBe("variant");
  });
});

describe("names that are not the same", () => {
  test.each<[EntityType, string, string]>([
    ["Method", "RoBERTa", "BERT"],
    ["Method", "self-supervised learning", "supervised learning"],
    ["Method", "Faster R-CNN", "R-CNN"],
    ["Method", "language model", "language"],
    ["Method", "large language models", "small language models"],
    ["Method", "A*", "A"],
    ["Method", "C++", "C"],
    ["Method", "Llama 2 7B", "Llama 27B"],
    ["Method", "ensemble methods", "ensemble"],
    ["Method", "cross-entropy method", "cross-entropy"],
    ["Method", "graph transformer", "transformer graph"],
    ["Method", "ECG foundation models", "EEG foundation models"],
    ["Method", "routing", "router"],
    ["Metric", "R@1", "R@5"],
    ["Metric", "F1", "F2"],
    ["Metric", "Macro-F1", "Micro-F1"],
    ["Metric", "precision", "mean average precision"],
    ["Task", "speech to text", "text to speech"],
    ["Task", "object detection", "3D object detection"],
    ["Task", "occupancy prediction", "occupation prediction"],
  ])("%s: %s ≠ %s", (type, a, b) => {
    expect(compare(type, a, b).verdict).not.toBe("same");
    expect(compare(type, b, a).verdict).not.toBe("same");
  });
});
