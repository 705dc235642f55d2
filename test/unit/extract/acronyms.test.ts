import { describe, expect, test } from "vitest";
import { findAcronyms } from "../../../src/extract/acronyms.ts";
import { locate, segmentPaper } from "../../../src/extract/paper-text.ts";

/** Pairs in an abstract as "short = long". */
function pairs(abstract: string): readonly string[] {
  const paper = segmentPaper({ title: "", abstract });
  return findAcronyms(paper).map(({ long, short }) => `${locate(paper, short).text} = ${locate(paper, long).text}`);
}

describe("acronyms", () => {
  test.each([
    ["We train a Conditional Random Field (CRF) here.", "CRF = Conditional Random Field"],
    ["Large language models (LLMs) can plan.", "LLMs = Large language models"],
    ["We use the Low-Rank Adaptation (LoRA) of weights.", "LoRA = Low-Rank Adaptation"],
    ["A chain-of-thought (CoT) prompt helps.", "CoT = chain-of-thought"],
    ["We tune by parameter-efficient fine-tuning (PEFT).", "PEFT = parameter-efficient fine-tuning"],
    ["Group Generalized Mean (GGeM) pooling is simple.", "GGeM = Group Generalized Mean"],
    ["We grow a directed acyclic graph (DAG, for short).", "DAG = directed acyclic graph"],
    ["We call it RAN (Route Attention Network) below.", "RAN = Route Attention Network"],
    ["The Segment Anything Model 2 (SAM2) is new.", "SAM2 = Segment Anything Model 2"],
    ["Structure from Motion [SfM] is old.", "SfM = Structure from Motion"],
  ])("%s", (abstract, pair) => {
    expect(pairs(abstract)).toEqual([pair]);
  });

  test.each([
    "We compare two baselines (see Table 2).",
    "It gains 3 points (p < 0.05).",
    "The model (BERT) is large.",
    "It stops (and CNN goes on).",
    "The language model LM (LM) is one.",
    "(CRF) begins the text.",
    "An unclosed bracket (CRF goes on",
  ])("are not found in: %s", (abstract) => {
    expect(pairs(abstract)).toEqual([]);
  });
});
