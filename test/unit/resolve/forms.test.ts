import { describe, expect, test } from "vitest";
import { formsOf, isShortFormInGeneral } from "../../../src/resolve/entity-forms.ts";
import { isBareDescription, namesNoConcept } from "../../../src/resolve/no-concept.ts";
import { foldName } from "../../../src/text/fold.ts";
import { entity } from "../../builders.ts";

describe("short forms of a paper that are short forms elsewhere too", () => {
  test.each([
    ["LoRA", "Low-Rank Adaptation", true],
    ["COCO", "Common Objects in Context", true],
    ["GenAI", "generative AI", true],
    ["fMRI", "functional magnetic resonance imaging", true],
    ["LLMs", "large language models", true],
    ["ChatGPT", "chain-of-thought (Guided) prompting", false],
    ["ChatGPT", "chain-of-thought prompting", false],
    ["SWE-Bench", "SWE-Bench Verified", false],
    ["Gemini-Pro", "Gemini 2.5 Pro", false],
    ["F1-score", "F1-macro score", false],
    ["mAP@0.5", "mean average precision", false],
    ["accuracy", "classification accuracy", false],
  ])("%s of %s: %s", (short, long, expected) => {
    expect(isShortFormInGeneral(short, long)).toBe(expected);
  });

  test("the longest form tells what an entity is, and what else a paper calls it does not count", () => {
    const forms = formsOf(entity("Method", ["ViT", "Vision Transformer", "the model", "ViTs"]));
    expect(forms).toMatchObject({
      telling: { text: "Vision Transformer", folded: "vision transformer", isName: false },
      short: [{ text: "ViT", folded: "vit", isName: true }],
    });
    expect(formsOf(entity("Method", ["—"]))).toBeUndefined();
  });

  test("what only serves the print of a mention is in no form of its name", () => {
    const printed = String.raw`\textbf{V}ision \emph{Trans` + "\u00adformer}";
    expect(formsOf(entity("Method", ["ViT", printed]))?.telling.text).toBe("Vision Transformer");
    expect(foldName("clas\u00adsi\ufb01cation\u200b")).toBe("classification");
  });
});

describe("names that name nothing", () => {
  test.each([
    ["our approach", true],
    ["the proposed models", true],
    ["state-of-the-art", true],
    ["SOTA methods", true],
    ["existing state-of-the-art methods", true],
    ["experimental results", true],
    ["performance", true],
    ["language model", false],
    ["value model", false],
    ["task performance", false],
    ["CodeS", false],
    ["Novel View Synthesis", false],
  ])("%s: %s", (name, expected) => {
    expect(namesNoConcept("Method", name, foldName(name))).toBe(expected);
  });

  test("a vague word is no metric, but may be a task", () => {
    expect(namesNoConcept("Metric", "Robustness", "robustness")).toBe(true);
    expect(namesNoConcept("Metric", "communication cost", "communication cost")).toBe(false);
    expect(namesNoConcept("Task", "robustness", "robustness")).toBe(false);
  });

  test("a bare description is no concept where one paper gives it and is not sure", () => {
    const bare = { text: "directional rules", papers: 1, confidence: 0.5 };
    expect(isBareDescription(bare)).toBe(true);
    expect(isBareDescription({ ...bare, text: "lightweight cross-view consistency check" })).toBe(true);
    expect(isBareDescription({ ...bare, papers: 2 })).toBe(false);
    expect(isBareDescription({ ...bare, confidence: 0.9 })).toBe(false);
    for (const text of ["language model", "PagedAttention mechanism", "policy gradient method", "rule", "unified"]) {
      expect(isBareDescription({ ...bare, text })).toBe(false);
    }
  });
});
