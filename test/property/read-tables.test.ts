import { fc } from "@fast-check/vitest";
import { stringify } from "csv-stringify/sync";
import { describe, expect, test } from "vitest";
import type { PaperRecord } from "../../src/model/paper.ts";
import { readers } from "../../src/read/index.ts";
import { openSource } from "../../src/read/source.ts";

/** Texts with all that formats trip over, and any other signs. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '""',
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\\",
        "\\n",
        "'",
        "\u2028",
        "\u00A0",
        "{",
        "</b>",
        "$x^2$",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));
const paper = fc.record({ title: text.filter((title) => title.trim() !== ""), abstract: text });

async function* inPieces(whole: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(whole);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

interface Written {
  readonly reader: string;
  readonly whole: string;
  /** Bytes that arrive at once. */
  readonly size: number;
}

async function readBack({ reader, whole, size }: Written): Promise<readonly Pick<PaperRecord, "title" | "abstract">[]> {
  await using source = await openSource("-", { bytes: inPieces(whole, size) });
  const records: Pick<PaperRecord, "title" | "abstract">[] = [];
  for await (const { title, abstract } of readers.get(reader).read(source, () => undefined, {})) {
    records.push({ title, abstract });
  }
  return records;
}

describe("papers that are written are read back letter for letter", () => {
  const papers = fc.array(paper, { minLength: 1, maxLength: 8 });
  const size = fc.integer({ min: 1, max: 200 });

  test.each([",", ";", "\t"])("a table parted by %j", async (delimiter) => {
    await fc.assert(
      fc.asyncProperty(papers, size, fc.constantFrom<"\n" | "\r\n">("\n", "\r\n"), async (listed, pieces, lineEnd) => {
        const whole = stringify([...listed], {
          header: true,
          columns: ["title", "abstract"],
          delimiter,
          record_delimiter: lineEnd,
          quoted: true,
        });
        expect(await readBack({ reader: "csv", whole, size: pieces })).toEqual(listed);
      }),
    );
  });

  test.each(["jsonl", "arxiv"])("%s", async (reader) => {
    await fc.assert(
      fc.asyncProperty(papers, size, async (listed, pieces) => {
        const whole = listed.map((fields) => JSON.stringify(fields)).join("\n");
        expect(await readBack({ reader, whole, size: pieces })).toEqual(listed);
      }),
    );
  });
});
