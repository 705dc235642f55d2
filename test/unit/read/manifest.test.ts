import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { decodeLatex } from "../../../src/read/bibtex/latex.ts";
import { foldTitle } from "../../../src/text/fold.ts";
import { sharedPath } from "../../shared.ts";
import { readAll } from "../../sources.ts";

const entrySchema = z.object({
  file: z.string(),
  records: z.int(),
  withAbstract: z.int(),
  firstTitle: z.string().nullable(),
  lastTitle: z.string().nullable(),
});

const manifest = sharedPath("readers", "MANIFEST.jsonl");
const entries =
  manifest === undefined
    ? []
    : readFileSync(manifest, "utf8")
        .trim()
        .split("\n")
        .map((line) => entrySchema.parse(JSON.parse(line)));

/** The manifest's titles are without TeX, which arXiv's own stay in. */
const folded = (title = ""): string => foldTitle(decodeLatex(title));

describe.skipIf(manifest === undefined)("real files, as counted by others", () => {
  test.each(entries)("$file", async ({ file, ...counted }) => {
    const { records, skipped } = await readAll([sharedPath("readers", file) ?? ""]);
    expect(records.length + skipped.length).toBe(counted.records);
    expect(records.filter(({ abstract }) => abstract !== "")).toHaveLength(counted.withAbstract);
    // Records without a title are told, and not read.
    for (const [title, place] of [
      [counted.firstTitle, 0],
      [counted.lastTitle, -1],
    ] as const) {
      if (title !== null) expect(folded(records.at(place)?.title)).toBe(folded(title));
    }
  });
});
