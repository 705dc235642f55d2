import { describe, expect, test } from "vitest";
import { readGold } from "../../../../src/score/gold/index.ts";
import type { ReferencePaper } from "../../../../src/score/gold/reference.ts";
import { oneText } from "../../../../src/text/one-text.ts";
import { goldSource } from "./source.ts";

interface Read {
  readonly paper: ReferencePaper;
  readonly mentions: readonly (readonly [type: string, text: string])[];
  readonly notes: readonly string[];
}

async function read(text: string, ...lines: readonly string[]): Promise<Read> {
  const notes: string[] = [];
  const asked: string[] = [];
  const papers = await readGold(goldSource("mine/p1.ann", lines.join("\n")), {
    readText: (path) => {
      asked.push(path);
      return Promise.resolve(text);
    },
    note: (note) => notes.push(note),
  });
  expect(asked).toEqual(["mine/p1.txt"]);
  expect(papers).toHaveLength(1);
  const paper = papers[0]!;
  const mentions = paper.entities.flatMap((entity) =>
    "start" in entity ? [[entity.type, oneText(paper).slice(entity.start, entity.end)] as const] : [],
  );
  return { paper, mentions, notes };
}

describe("brat stand-off", () => {
  test("has the mentions of its T lines, by whatever name our types go, and nothing else", async () => {
    const text = "Small ViT nets\nWe try ViT on CIFAR by accuracy.\n";
    const { paper, mentions, notes } = await read(
      text,
      "T1\tMETHOD 6 9\tViT",
      "T2\tmodel 22 25\tViT",
      "R1\tUses Arg1:T1 Arg2:T2\t",
      "A1\tCertain T1",
      "E1\tMETHOD:T1",
      "N1\tReference T1 Wiki:1\tViT",
      "#1\tAnnotatorNotes T1\tsure?",
      "*\tEquiv T1 T2",
      "T3\tMaterial 29 34\tCIFAR",
      "T4\tEvaluation_Metric 38 46\taccuracy",
      "T5\tHardware 0 5\tSmall",
      "",
    );
    expect(paper).toMatchObject({
      id: "p1",
      title: "Small ViT nets",
      abstract: "We try ViT on CIFAR by accuracy.\n",
    });
    expect(paper).not.toHaveProperty("spans");
    expect(mentions).toEqual([
      ["Method", "ViT"],
      ["Method", "ViT"],
      ["Dataset", "CIFAR"],
      ["Metric", "accuracy"],
      ["Hardware", "Small"],
    ]);
    expect(notes).toEqual([]);
  });

  test("counts code points, of which some are two UTF-16 units, and line ends as they are", async () => {
    const { paper, mentions } = await read(
      "𝛼-net 😀\r\nOur 𝛼-net wins.",
      "T1\tMethod 0 5\t𝛼-net",
      "T2\tMethod 13 18\t𝛼-net",
    );
    expect(paper).toMatchObject({ title: "𝛼-net 😀", abstract: "Our 𝛼-net wins." });
    expect(mentions).toEqual([
      ["Method", "𝛼-net"],
      ["Method", "𝛼-net"],
    ]);
  });

  test.each([
    ["a single line", "We try ViT."],
    ["a single line with its end", "We try ViT.\n"],
    ["an empty first line", "\nWe try ViT."],
  ])("has no title in %s", async (_case, text) => {
    const start = text.indexOf("ViT");
    const { paper, mentions } = await read(text, `T1\tMethod ${start} ${start + 3}\tViT`);
    expect(paper).toMatchObject({ title: "", abstract: text });
    expect(mentions).toEqual([["Method", "ViT"]]);
  });

  test("joins pieces with only space between, and leaves other mentions of several pieces out, with a note", async () => {
    const text = "Graph\nneural nets and\nrecurrent nets";
    const { mentions, notes } = await read(
      text,
      "T1\tMethod 0 5;6 17\tGraph neural nets",
      "T2\tMethod 6 12;32 36\tneural nets",
    );
    expect(mentions).toEqual([["Method", "Graph\nneural nets"]]);
    expect(notes).toEqual(["mine/p1.ann: mentions of several pieces are left out (line 2)."]);
    const many = Array.from({ length: 5 }, (_, index) => `T${index}\tMethod 6 12;32 36`);
    expect((await read(text, ...many)).notes).toEqual([
      "mine/p1.ann: mentions of several pieces are left out (line 1, line 2, line 3 and 2 more).",
    ]);
  });

  test("without annotations is a paper without mentions", async () => {
    expect((await read("Nothing here.", "")).paper).toEqual({
      id: "p1",
      title: "",
      abstract: "Nothing here.",
      entities: [],
    });
  });

  test.each([
    ["T1\tMethod 7 99\tViT", "the span 7-99 is no part of a text of 11 code points."],
    ["T1\tMethod 7 7\t", "the span 7-7 is no part of a text of 11 code points."],
    ["T1\tMethod 6 9\tViT", 'it says "ViT" where the text has " Vi": offsets count code points from 0.'],
    [
      "T1 Method 7 10 ViT",
      '"T1 Method 7 10 ViT" is no line of brat, such as T1<tab>Method 12 15<tab>ViT (tabs, single spaces).',
    ],
  ])("with the line %j says what is wrong where", async (line, message) => {
    await expect(read("We try ViT.", "T0\tMethod 7 10\tViT", line)).rejects.toMatchObject({
      code: "BAD_RECORD",
      message: `mine/p1.ann, line 2: ${message}`,
      hint: expect.stringContaining("docs/extractors.md"),
    });
  });

  test("needs its text beside it", async () => {
    const source = goldSource("mine/p1.ann", "T1\tMethod 7 10\tViT");
    const message = 'mine/p1.ann: its text cannot be read; it must stand beside it, in "mine/p1.txt".';
    await expect(readGold(source)).rejects.toMatchObject({ code: "BAD_RECORD", message });
  });
});

test("a file in no form that is known is refused, with the forms that are", async () => {
  await expect(readGold(goldSource("notes.txt", "Method: ViT"))).rejects.toMatchObject({
    code: "FORMAT_UNKNOWN",
    message: '"notes.txt" is in no form of annotations that is known.',
    hint: expect.stringMatching(/^Known: JSON lines .*; SciERC .*; brat /u),
  });
});
