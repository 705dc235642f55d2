import { describe, expect, test } from "vitest";
import { findAcronyms } from "../../../src/extract/acronyms.ts";
import type { Classifier } from "../../../src/extract/classifier/classifier.ts";
import { formEntities, isGeneric } from "../../../src/extract/entities/form.ts";
import { joinGroups } from "../../../src/extract/entities/join.ts";
import { prepareName, readShortForms } from "../../../src/extract/entities/pair-features.ts";
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

/** As if nothing were known of names that are written differently. */
const apart: Classifier = () => Float64Array.of(1, 0);
const alike: Classifier = () => Float64Array.of(0.2, 0.8);

const group = (
  input: PaperInput,
  build: (paper: PaperText) => readonly ScoredCandidate[],
  isOne: Classifier = apart,
): readonly string[] => {
  const paper = segmentPaper(input);
  const acronyms = findAcronyms(paper);
  return formEntities({ paper, acronyms }, chooseCandidates(build(paper)), isOne).map(
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

const roadSigns = (paper: PaperText): readonly ScoredCandidate[] => [
  candidate(paper, "Road sign reading", { type: "Task" }),
  candidate(paper, "sign reading", { type: "Task" }),
  candidate(paper, "SQuAD", { type: "Dataset" }),
];

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

  test("join names of one type that are likely one thing, under the one that the abstract has most", () => {
    const input = {
      title: "Road sign reading",
      abstract: "We read road signs. Sign reading is hard; sign reading is SQuAD.",
    };
    expect(group(input, roadSigns, alike)).toEqual([
      "Task sign reading: Road sign reading, sign reading",
      "Dataset SQuAD: SQuAD",
    ]);
    expect(group(input, roadSigns, apart)).toHaveLength(3);
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

const never: Classifier = () => {
  throw new Error("asked");
};

describe("joining names", () => {
  const paper = segmentPaper({ title: "", abstract: "Long Range Transformer (LRT). One, two, three." });
  const shortForms = readShortForms(paper, findAcronyms(paper));
  const named = (text: string): ReturnType<typeof prepareName> =>
    prepareName(paper, { text, folded: foldName(text), places: [{ first: 0, end: 1 }] }, shortForms);

  test("takes the likeliest pair first, and joins groups only when all their names are likely one thing in the mean", () => {
    const likeness: Readonly<Record<string, number>> = { "1 2": 0.9, "2 3": 0.8, "1 3": 0.1 };
    const groups = ["net 1", "net 2", "net 3"].map((text) => ({ type: 0, members: [named(text)] }));
    // Pairs come in the order of the groups; the features tell them apart.
    const pairs = new Map<string, number>();
    const order = ["1 2", "1 3", "2 3"];
    const classify: Classifier = (features) => {
      const key = features.join(",");
      const place = pairs.get(key) ?? pairs.size;
      pairs.set(key, place);
      const one = likeness[order[place]!]!;
      return Float64Array.of(1 - one, one);
    };
    const joined = joinGroups(groups, classify).map(({ members }) => members.map(({ text }) => text).join("+"));
    expect(joined).toEqual(["net 3", "net 1+net 2"]);
  });

  test("asks nothing of names that share neither a word nor a beginning with a short form", () => {
    const groups = ["road sign", "LRT", "graph"].map((text) => ({ type: 0, members: [named(text)] }));
    expect(joinGroups(groups, never)).toHaveLength(3);
  });

  test("keeps types apart", () => {
    const groups = [0, 1].map((type) => ({ type, members: [named("net 1")] }));
    expect(joinGroups(groups, () => Float64Array.of(0, 1))).toHaveLength(2);
  });

  test("writes out the short forms that a paper defines", () => {
    expect(named("sparse LRTs").words).toEqual(["sparse", "long", "range", "transformer"]);
    expect(named("LRT").words).toEqual(["lrt"]);
  });
});
