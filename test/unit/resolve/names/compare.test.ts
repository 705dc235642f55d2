import { describe, expect, test } from "vitest";
import type { EntityType } from "../../../../src/model/extraction.ts";
import { compareNames, loadKnowledge, prepareName, type Comparison } from "../../../../src/resolve/names/index.ts";

const knowledge = loadKnowledge([{ type: "Method", name: "LeafNet", alias: "leaf term memory" }]);

function compare(type: EntityType, a: string, b: string): Comparison {
  return compareNames(prepareName(type, a, knowledge), prepareName(type, b, knowledge), knowledge);
}

describe("names that are the same", () => {
  test.each<[EntityType, string, string]>([
    ["Method", "Graph Neural Networks", "graph neural network"],
    ["Method", "LLMs", "LLM"],
    ["Method", "Mixture of Experts", "mixture-of-expert"],
  ])("%s: %s = %s, by spelling", (type, a, b) => {
    expect(compare(type, a, b)).toMatchObject({ verdict: "same", reason: "spelling" });
    expect(compare(type, b, a)).toMatchObject({ verdict: "same", reason: "spelling" });
  });

  test.each<[EntityType, string, string]>([
    ["Method", "k-nearest neighbours", "K-nearest neighbors"],
    ["Method", "pre-training", "pretraining"],
    ["Method", "$\\beta$-VAE", "β-VAE"],
    ["Method", "\\textsc{LeafNet}", "leafnet"],
    ["Method", "BERT model", "BERT"],
    ["Method", "transformer architecture", "Transformer"],
    ["Method", "policy gradient methods", "policy gradient"],
    ["Method", "Llama2-7B", "LLaMA-2 7B"],
    ["Method", "robotic arm control", "robot arm control"],
    ["Dataset", "the ImageNet dataset", "ImageNet"],
    ["Dataset", "Image Net", "ImageNet"],
    ["Dataset", "AIME 2024", "AIME24"],
    ["Dataset", "Tanks & Temples", "Tanks and Temples"],
    ["Metric", "F1 score", "F1"],
    ["Metric", "number of tokens", "token count"],
    ["Metric", "R^2", "R2"],
    ["Task", "NER task", "NER"],
    ["Task", "generative modelling", "generative modeling"],
    ["Method", "YOLO v8", "YOLOv8"],
    ["Dataset", "SQuAD v2", "SQuAD2.0"],
    ["Metric", "R@5", "Recall@5"],
  ])("%s: %s = %s, by folding", (type, a, b) => {
    expect(compare(type, a, b)).toMatchObject({ verdict: "same", reason: "folding" });
    expect(compare(type, b, a)).toMatchObject({ verdict: "same", reason: "folding" });
  });

  test.each<[EntityType, string, string]>([
    ["Method", "Leaf-Term Memory", "leafnet"],
    ["Method", "leaf term memory network", "LeafNet"],
  ])("%s: %s = %s, by alias", (type, a, b) => {
    expect(compare(type, a, b)).toMatchObject({ verdict: "same", reason: "alias" });
    expect(compare(type, b, a)).toMatchObject({ verdict: "same", reason: "alias" });
  });

  test.each<[EntityType, string, string]>([
    ["Method", "federated continual learning", "continual federated learning"],
    ["Method", "Zephyrix-4.0-Sonatine", "Zephyrix Sonatine 4"],
    ["Method", "reinforcment learning", "reinforcement learning"],
  ])("%s: %s = %s, by fuzzy", (type, a, b) => {
    expect(compare(type, a, b)).toMatchObject({ verdict: "same", reason: "fuzzy" });
    expect(compare(type, b, a)).toMatchObject({ verdict: "same", reason: "fuzzy" });
  });

  test.each<[EntityType, string, string]>([
    ["Method", "CADP", "context-aware density propagation"],
    ["Method", "QXZ", "quick xenon zoning"],
  ])("%s: %s = %s, by acronym", (type, a, b) => {
    expect(compare(type, a, b)).toMatchObject({ verdict: "same", reason: "acronym" });
    expect(compare(type, b, a)).toMatchObject({ verdict: "same", reason: "acronym" });
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
    ["Method", "reward reasoning models", "reasoning reward models"],
    ["Method", "VLA-AN", "VLA"],
    ["Metric", "correlation coefficient", "correlation"],
    ["Metric", "average score", "average"],
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
