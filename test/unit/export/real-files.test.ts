import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { strongIds } from "../../../src/model/id.ts";
import { FORMATS, paperOf, roundTrip, TEXTS, type Format } from "../../round-trip.ts";
import { sharedPath } from "../../shared.ts";
import { readAll } from "../../sources.ts";

const manifest = sharedPath("readers", "MANIFEST.jsonl");
const files =
  manifest === undefined
    ? []
    : readFileSync(manifest, "utf8")
        .trim()
        .split("\n")
        .map((line) => z.object({ file: z.string() }).parse(JSON.parse(line)).file);

/** BibTeX has no field for the ids of OpenAlex and Semantic Scholar. */
const HELD_IDS: Readonly<Record<Format, RegExp>> = {
  "papers-jsonl": /./u,
  bibtex: /^(?:doi|arxiv|pmid):/u,
  ris: /./u,
  "csl-json": /./u,
};

describe.skipIf(manifest === undefined)("real papers, written and read again", () => {
  test.each(files)("%s", async (file) => {
    const { records } = await readAll([sharedPath("readers", file) ?? ""]);
    for (const format of records.length === 0 ? [] : FORMATS) {
      const again = await roundTrip(format, records.map(paperOf));
      expect(again.skipped).toEqual([]);
      const text = TEXTS[format];
      const texts = records.map(({ title, abstract, year }) => ({
        title: text(title),
        abstract: text(abstract),
        year,
      }));
      expect(again.records.map(({ title, abstract, year }) => ({ title, abstract, year }))).toEqual(texts);
      const ids = records.map((record) => strongIds(record).filter((id) => HELD_IDS[format].test(id)));
      // An address that is an id tells one more.
      expect(again.records.map(strongIds)).toEqual(ids.map((known) => expect.arrayContaining([...known])));
    }
  });
});
