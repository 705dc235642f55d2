import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type ExtractorPool, openExtractorPool } from "../../../src/extract/index.ts";
import type { Extraction, Result } from "../../../src/model/extraction.ts";
import { openSource } from "../../../src/read/source.ts";
import type { ReferencePaper } from "../../../src/score/gold/reference.ts";
import { comparePapers, readGold, reportScores, type Score } from "../../../src/score/index.ts";
import { result } from "../../builders.ts";
import { sharedPath } from "../../shared.ts";
import { temporaryFolder } from "../../temporary.ts";

const scorer = sharedPath("eval", "score.mjs");

const prf = z.object({ P: z.number(), R: z.number(), F1: z.number(), gold: z.number() });
const interval = z.tuple([z.number(), z.number()]);
const referenceSchema = z.object({
  mentions: z.record(z.string(), prf),
  concepts: z.record(z.string(), prf).optional(),
  roles: z.number().optional(),
  roleTyped: prf.optional(),
  results: z.record(z.string(), prf).optional(),
  intervals95: z.object({
    mentions: interval,
    concepts: interval.optional(),
    roleTyped: interval.optional(),
    results: interval.optional(),
  }),
});
type Reference = z.infer<typeof referenceSchema>;

const asReference = ({ precision, recall, f1, gold }: Score): z.infer<typeof prf> => ({
  P: precision,
  R: recall,
  F1: f1,
  gold,
});

const allAsReference = (scores: Readonly<Record<string, Score>>): Reference["mentions"] =>
  Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, asReference(score)]));

async function referenceScores(
  gold: string,
  papers: readonly ReferencePaper[],
  found: readonly Extraction[],
): Promise<Reference> {
  const predicted = join(await temporaryFolder(), "predicted.jsonl");
  await writeFile(predicted, papers.map(({ id }, index) => JSON.stringify({ id, ...found[index] })).join("\n"));
  const { stdout } = await promisify(execFile)(process.execPath, [scorer ?? "", gold, predicted, "--json"]);
  return referenceSchema.parse(JSON.parse(stdout));
}

/** Results as a middling extractor would find them: the gold ones in another order, some wrong, some lacking. */
const resultsLike = (paper: ReferencePaper): readonly Result[] =>
  "spans" in paper
    ? paper.results
        .toReversed()
        .map(({ method, dataset, metric, value }, index) =>
          result({
            method,
            dataset,
            metric,
            value,
            ...[{}, { metric: null }, { method: "ours" }, { value: "1" }][index % 4],
          }),
        )
        .filter((_, index) => index % 5 !== 4)
    : [];

describe.skipIf(scorer === undefined)("our scores are those of the reference scorer", () => {
  let extractors: ExtractorPool;
  beforeAll(async () => {
    extractors = await openExtractorPool({ model: "fast", threads: 1 });
    return () => extractors[Symbol.asyncDispose]();
  });

  test.each([
    ["gold", "seeds.dev.jsonl"],
    ["bench", "scierc.dev.jsonl"],
  ])("on what the fast model finds in %s/%s", async (...parts) => {
    const gold = sharedPath(...parts) ?? "";
    await using source = await openSource(gold);
    const papers = await readGold(source);
    const found = (await extractors.extract(papers)).map((extraction, index) => ({
      ...extraction,
      results: resultsLike(papers[index]!),
    }));
    const report = reportScores(comparePapers(papers, found));
    const reference = await referenceScores(gold, papers, found);
    expect(allAsReference(report.mentions.strict)).toEqual(reference.mentions);
    expect(report.concepts && allAsReference(report.concepts)).toEqual(reference.concepts);
    expect(report.roles?.right).toEqual(reference.roles);
    expect(report.conceptsWithRole && asReference(report.conceptsWithRole)).toEqual(reference.roleTyped);
    expect(report.results && allAsReference(report.results)).toEqual(reference.results);
    expect({
      mentions: report.mentions.strict.ALL.interval95,
      concepts: report.concepts?.ALL.interval95,
      roleTyped: report.conceptsWithRole?.interval95,
      results: report.results?.full.interval95,
    }).toEqual(reference.intervals95);
  });
});
