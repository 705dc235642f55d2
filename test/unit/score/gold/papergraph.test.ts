import { describe, expect, test } from "vitest";
import { readGold } from "../../../../src/score/gold/index.ts";
import { goldPaper } from "../../../builders.ts";
import type { GoldSource } from "../../../../src/score/gold/reader.ts";
import { goldSource } from "./source.ts";

const source = (...lines: readonly string[]): GoldSource => goldSource("gold.jsonl", lines.join("\n"));

const full = goldPaper({
  title: "ViT",
  abstract: "See ViT.",
  entities: [{ type: "Method", name: "ViT", mentions: ["ViT"], role: "used" }],
  spans: [{ start: 8, end: 11, type: "Method", entity: 0 }],
});
const spansOnly = { id: "1", title: "", abstract: "See ViT.", entities: [{ start: 4, end: 7, type: "Generic" }] };

describe("a gold file", () => {
  test("may mix papers annotated in full and with spans only, and blank lines", async () => {
    const papers = await readGold(source(JSON.stringify(full), "", JSON.stringify(spansOnly)));
    expect(papers).toEqual([full, spansOnly]);
  });

  test.each([
    ["{", "gold.jsonl, line 2: it is not JSON."],
    ["[]", "gold.jsonl, line 2: Invalid input: expected object, received array."],
    [
      JSON.stringify({ ...full, title: 1 }),
      "gold.jsonl, line 2: title: Invalid input: expected string, received number.",
    ],
    [
      JSON.stringify({ ...spansOnly, entities: full.entities }),
      "gold.jsonl, line 2: entities[0].start: Invalid input: expected number, received undefined.",
    ],
    [
      JSON.stringify({ ...full, spans: [{ start: 8, end: 13, type: "Method", entity: 0 }] }),
      "gold.jsonl, line 2: the span 8-13 is no part of a text of 12 UTF-16 units.",
    ],
    [
      JSON.stringify({ ...spansOnly, entities: [{ start: 4, end: 4, type: "Task" }] }),
      "gold.jsonl, line 2: the span 4-4 is no part of a text of 8 UTF-16 units.",
    ],
  ])("with the line %s says what is wrong where", async (line, message) => {
    await expect(readGold(source(JSON.stringify(full), line))).rejects.toMatchObject({
      code: "BAD_RECORD",
      message,
      hint: expect.stringContaining("docs/extractors.md"),
    });
  });

  test("without papers is an error", async () => {
    await expect(readGold(source(""))).rejects.toMatchObject({
      code: "BAD_RECORD",
      message: '"gold.jsonl" holds no annotated papers.',
    });
  });
});
