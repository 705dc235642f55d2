import { describe, expect, test } from "vitest";
import { readGold } from "../../../../src/score/gold/index.ts";
import type { ReferencePaper } from "../../../../src/score/gold/reference.ts";
import { oneText } from "../../../../src/text/one-text.ts";
import { goldSource } from "./source.ts";

const sentences = [
  ["We", "parse", "with", "a", "shift-reduce", "parser", "."],
  ["F1", "on", "Treebank", "data", "rises", "."],
];
const document = {
  doc_key: "doc-1",
  sentences,
  ner: [
    [
      [1, 1, "Task"],
      [4, 5, "Method"],
    ],
    [
      [7, 7, "Metric"],
      [9, 10, "Material"],
      [11, 11, "OtherScientificTerm"],
    ],
  ],
  relations: [[], [[7, 7, 9, 10, "EVALUATE-FOR"]]],
  clusters: [[[4, 5]]],
  predicted_ner: [[[0, 0, "Task", 0.9]], []],
};

const read = (...documents: readonly object[]): Promise<readonly ReferencePaper[]> =>
  readGold(goldSource("dev.json", documents.map((one) => JSON.stringify(one)).join("\n")));

const annotated = (paper: ReferencePaper | undefined): readonly (readonly [type: string, text: string])[] =>
  paper === undefined
    ? []
    : paper.entities.flatMap((entity) =>
        "start" in entity ? [[entity.type, oneText(paper).slice(entity.start, entity.end)] as const] : [],
      );

const expected = [
  ["Task", "parse"],
  ["Method", "shift-reduce parser"],
  ["Metric", "F1"],
  ["Dataset", "Treebank data"],
  ["OtherScientificTerm", "rises"],
];

describe("SciERC and DyGIE++ documents", () => {
  test("become papers without title, with the text of all tokens and their mentions in our types", async () => {
    const [paper, ...others] = await read(document);
    expect(others).toEqual([]);
    expect(paper).toMatchObject({
      id: "doc-1",
      title: "",
      abstract: "We parse with a shift-reduce parser . F1 on Treebank data rises .",
    });
    expect(paper).not.toHaveProperty("spans");
    expect(annotated(paper)).toEqual(expected);
  });

  test("may give all mentions in one list, with scores, and a title", async () => {
    const [paper] = await read({
      ...document,
      title: "Parsing",
      ner: document.ner.flat().map((one) => [...one, 0.5, 1]),
    });
    expect(paper?.title).toBe("Parsing");
    expect(annotated(paper)).toEqual(expected);
  });

  test("may have no mentions, and sentences without tokens", async () => {
    const [paper] = await read({ doc_key: "empty", sentences: [[], ["Go", "."]], ner: [[], []] });
    expect(paper).toEqual({ id: "empty", title: "", abstract: "Go .", entities: [] });
  });

  test("count tokens from where a part of a longer document begins", async () => {
    const shifted = document.ner.map((list) =>
      list.map(([first, last, type]) => [Number(first) + 20, Number(last) + 20, type]),
    );
    const [paper] = await read({ ...document, ner: shifted, _sentence_start: [20, 27] });
    expect(annotated(paper)).toEqual(expected);
  });

  test.each([
    [{ ...document, ner: [[[12, 13, "Task"]], []] }, 'the entity 12-13 is no part of the 13 tokens of "doc-1".'],
    [{ ...document, ner: [[[5, 4, "Task"]], []] }, 'the entity 5-4 is no part of the 13 tokens of "doc-1".'],
    [{ ...document, _sentence_start: [0] }, "_sentence_start has 1 numbers for 2 sentences."],
    [{ ...document, doc_key: 1 }, "doc_key: Invalid input: expected string, received number."],
    [{ doc_key: "1", sentences }, "ner: Invalid input"],
    [{ ...document, ner: [[["a", 4, "Task"]]] }, "ner: Invalid input"],
  ])("that are broken are named with file and line: %#", async (broken, message) => {
    await expect(read(document, broken)).rejects.toMatchObject({
      code: "BAD_RECORD",
      message: expect.stringContaining(`dev.json, line 2: ${message}`),
      hint: expect.stringContaining("docs/extractors.md"),
    });
  });
});
