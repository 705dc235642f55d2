import { describe, expect, test } from "vitest";
import { findAcronyms } from "../../../src/extract/acronyms.ts";
import { formEntities, isGeneric } from "../../../src/extract/entities.ts";
import { locate, type PaperInput, type PaperText, segmentPaper } from "../../../src/extract/paper-text.ts";
import { chooseCandidates, type ScoredCandidate } from "../../../src/extract/scorer.ts";
import { ENTITY_TYPES, type EntityType } from "../../../src/model/extraction.ts";
import { foldName } from "../../../src/text/fold.ts";

/** A string with all its places in a paper. */
function candidate(
  paper: PaperText,
  text: string,
  fields: { type?: EntityType; confidence?: number } = {},
): ScoredCandidate {
  const occurrences = paper.sentences.flatMap(({ firstToken, endToken }) => {
    const places: { first: number; end: number; probability: number; isBest: boolean }[] = [];
    for (let first = firstToken; first < endToken; first++) {
      for (let end = first + 1; end <= endToken; end++) {
        if (locate(paper, { first, end }).text === text) places.push({ first, end, probability: 0.9, isBest: true });
      }
    }
    return places;
  });
  return {
    text,
    folded: foldName(text),
    type: ENTITY_TYPES.indexOf(fields.type ?? "Method"),
    occurrences,
    confidence: fields.confidence ?? 0.9,
  };
}

const group = (input: PaperInput, build: (paper: PaperText) => readonly ScoredCandidate[]): readonly string[] => {
  const paper = segmentPaper(input);
  return formEntities(paper, chooseCandidates(build(paper)), findAcronyms(paper)).map(
    ({ type, name, places }) => `${type} ${name}: ${places.map((place) => locate(paper, place).text).join(", ")}`,
  );
};

describe("choosing among candidates", () => {
  const paper = segmentPaper({ title: "", abstract: "Graph neural networks beat neural networks." });

  test("the surest of those that overlap wins, and the others keep the places that are free", () => {
    const chosen = chooseCandidates([
      candidate(paper, "neural networks", { confidence: 0.6 }),
      candidate(paper, "Graph neural networks", { confidence: 0.8 }),
    ]);
    expect(chosen.map(({ text, occurrences }) => [text, occurrences.length])).toEqual([
      ["Graph neural networks", 1],
      ["neural networks", 1],
    ]);
  });

  test("none that is less likely than the least confidence is taken", () => {
    expect(chooseCandidates([candidate(paper, "neural networks", { confidence: 0.3 })], 0.5)).toEqual([]);
  });

  test("one string has one type, the surer one", () => {
    const chosen = chooseCandidates([
      candidate(paper, "neural networks", { type: "Task", confidence: 0.5 }),
      candidate(paper, "neural networks", { type: "Method", confidence: 0.7 }),
    ]);
    expect(chosen.map(({ type }) => ENTITY_TYPES[type])).toEqual(["Method"]);
  });
});

describe("entities of a paper", () => {
  test("join spellings that fold to one name, and a short form to its long form", () => {
    const input = {
      title: "On Large Language Models",
      abstract: "Large language models (LLMs) plan. An LLM plans well.",
    };
    expect(
      group(input, (paper) =>
        ["Large Language Models", "Large language models", "LLMs", "LLM"].map((text) => candidate(paper, text)),
      ),
    ).toEqual(["Method Large language models: Large Language Models, Large language models, LLMs, LLM"]);
  });

  test("are called by the short form when the title begins with it", () => {
    const input = {
      title: "RAN: Attention on Routes",
      abstract: "We propose Route Attention Network (RAN). RAN is fast.",
    };
    expect(group(input, (paper) => [candidate(paper, "Route Attention Network"), candidate(paper, "RAN")])).toEqual([
      "Method RAN: RAN, Route Attention Network, RAN, RAN",
    ]);
  });

  test("have one type a name: the one with more confidence behind it", () => {
    const input = { title: "Clustering", abstract: "We do clustering. More clustering." };
    expect(
      group(input, (paper) => [
        candidate(paper, "Clustering", { type: "Method", confidence: 0.7 }),
        candidate(paper, "clustering", { type: "Task", confidence: 0.6 }),
      ]),
    ).toEqual(["Task clustering: Clustering, clustering, clustering"]);
  });

  test("stand in the order of their first mention", () => {
    const input = { title: "", abstract: "BERT beats LSTM on SQuAD." };
    expect(group(input, (paper) => ["SQuAD", "LSTM", "BERT"].map((text) => candidate(paper, text)))).toEqual([
      "Method BERT: BERT",
      "Method LSTM: LSTM",
      "Method SQuAD: SQuAD",
    ]);
  });

  test.each([
    "our method",
    "the proposed framework",
    "This dataset",
    "state-of-the-art",
    "existing approaches",
    "42",
    "—",
  ])("are not made of the generic phrase %j", (name) => {
    expect(isGeneric(foldName(name))).toBe(true);
  });

  test.each(["language model", "BERT", "federated learning", "3D", "Data2Vec", "MethodNet"])(
    "may be called %j",
    (name) => {
      expect(isGeneric(foldName(name))).toBe(false);
    },
  );
});
