import { describe, expect, test } from "vitest";
import type { Extraction } from "../../../src/model/extraction.ts";
import type { ReferencePaper } from "../../../src/score/gold/reference.ts";
import { commonMistakes, comparePapers, type Mistakes } from "../../../src/score/index.ts";
import { entity, extraction, goldPaper, mentionsOf, result } from "../../builders.ts";

const mistakesOf = (papers: readonly ReferencePaper[], found: readonly Extraction[], limit = 9): Mistakes =>
  commonMistakes(comparePapers(papers, found), limit);

const first = goldPaper({
  id: "first",
  title: "Go by ViT",
  abstract: "It is new. Here ViT beats CNN by 3%.",
  entities: [
    { type: "Method", name: "ViT", mentions: ["ViT"], role: "proposed" },
    { type: "Method", name: "CNN", mentions: ["CNN"], role: "baseline" },
    { type: "Task", name: "Go", mentions: ["Go"], role: "addressed" },
  ],
  spans: [
    { start: 6, end: 9, type: "Method", entity: 0 },
    { start: 26, end: 29, type: "Method", entity: 0 },
    { start: 36, end: 39, type: "Method", entity: 1 },
    { start: 0, end: 2, type: "Task", entity: 2 },
  ],
  results: [{ method: "ViT", dataset: null, metric: null, value: "3", unit: "%", quote: "by 3%" }],
});
const second = goldPaper({
  id: "second",
  abstract: "We learn Go. A CNN helps.",
  entities: [
    { type: "Task", name: "Go", mentions: ["Go"], role: "addressed" },
    { type: "Method", name: "CNN", mentions: ["CNN"], role: "used" },
  ],
});

const nothing = extraction();
const findCnn = (paper: ReferencePaper): Extraction =>
  extraction({ entities: [entity("Method", ["CNN"], { role: "used", mentions: mentionsOf("CNN", paper) })] });

describe("mistakes", () => {
  test("are counted by name, the commonest first, equals by name, with a sentence of each paper", () => {
    const { missed, spurious } = mistakesOf([first, second], [nothing, nothing]);
    expect(missed.map(({ type, name, count }) => `${count} ${type} ${name}`)).toEqual([
      "2 Method CNN",
      "2 Task Go",
      "1 Method ViT",
    ]);
    expect(missed[0]?.places).toEqual([
      {
        paper: "first",
        field: "abstract",
        start: 26,
        end: 29,
        text: "CNN",
        sentence: { start: 11, end: 36, text: "Here ViT beats CNN by 3%." },
      },
      {
        paper: "second",
        field: "abstract",
        start: 15,
        end: 18,
        text: "CNN",
        sentence: { start: 13, end: 25, text: "A CNN helps." },
      },
    ]);
    expect(missed[1]?.places[0]).toMatchObject({ field: "title", text: "Go", sentence: { text: "Go by ViT" } });
    expect(spurious).toEqual([]);
  });

  test("tell what was made up, and where", () => {
    const made = entity("Dataset", ["new"], { mentions: mentionsOf("new", first) });
    const { spurious } = mistakesOf([first], [extraction({ entities: [made] })]);
    expect(spurious).toMatchObject([
      { type: "Dataset", name: "new", count: 1, places: [{ text: "new", sentence: { text: "It is new." } }] },
    ]);
  });

  test("tell roles that are wrong beside the annotated ones", () => {
    const { roles } = mistakesOf([first, second], [findCnn(first), findCnn(second)]);
    expect(roles).toMatchObject([
      { type: "Method", name: "CNN", gold: "baseline", predicted: "used", count: 1, places: [{ paper: "first" }] },
    ]);
  });

  test("tell values that were missed or made up", () => {
    const found = result({ value: "7", unit: "", evidence: { field: "abstract", start: 0, end: 2 } });
    const { results } = mistakesOf([first], [extraction({ results: [found] })]);
    expect(results.missed).toMatchObject([{ value: "3", unit: "%", count: 1, places: [{ text: "by 3%" }] }]);
    expect(results.spurious).toMatchObject([{ value: "7", unit: "", count: 1, places: [{ text: "It" }] }]);
  });

  test("have no place where an annotation's words are not in the text", () => {
    const absent = { type: "Metric", name: "F1", mentions: ["F-one"], role: "reported" } as const;
    const { missed } = mistakesOf([goldPaper({ entities: [absent] })], [nothing]);
    expect(missed).toEqual([{ type: "Metric", name: "F1", count: 1, places: [] }]);
  });

  test("are cut off after the commonest", () => {
    expect(mistakesOf([first, second], [nothing, nothing], 1).missed.map(({ name }) => name)).toEqual(["CNN"]);
  });

  test("are mentions where a paper is annotated with mentions only", () => {
    const paper = { id: "1", title: "", abstract: "ViT and CNN", entities: [{ start: 0, end: 3, type: "Method" }] };
    const found = entity("Method", ["CNN"], { mentions: mentionsOf("CNN", paper) });
    const { missed, spurious, roles } = mistakesOf([paper], [extraction({ entities: [found] })]);
    expect(missed).toMatchObject([{ type: "Method", name: "ViT", count: 1, places: [{ start: 0, end: 3 }] }]);
    expect(spurious).toMatchObject([{ type: "Method", name: "CNN", count: 1, places: [{ start: 8, end: 11 }] }]);
    expect(roles).toEqual([]);
  });
});
