import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type ExtractorPool, openExtractorPool } from "../../../src/extract/index.ts";
import type { Entity, Extraction, Result } from "../../../src/model/extraction.ts";
import { openSource } from "../../../src/read/source.ts";
import { createResolver } from "../../../src/resolve/resolver.ts";
import type { ReferencePaper } from "../../../src/score/gold/reference.ts";
import {
  comparePapers,
  readCanonical,
  readGold,
  reportScores,
  type Score,
  scoreResolution,
} from "../../../src/score/index.ts";
import { result } from "../../builders.ts";
import { sharedPath } from "../../shared.ts";
import { temporaryFolder } from "../../temporary.ts";

const scorer = sharedPath("eval", "score.mjs");
const canonicalFile = sharedPath("gold", "canonical.tsv");

const prf = z.object({ P: z.number(), R: z.number(), F1: z.number(), gold: z.number() });
const interval = z.tuple([z.number(), z.number()]);
const referenceSchema = z.object({
  mentions: z.record(z.string(), prf),
  concepts: z.record(z.string(), prf).optional(),
  roles: z.number().optional(),
  roleTyped: prf.optional(),
  results: z.record(z.string(), prf).optional(),
  resolution: z.object({ P: z.number(), R: z.number(), F1: z.number(), linked: z.number() }).optional(),
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

/** Scores lines `{id, entities, results}`; entities with an id are of the concept of that id. */
async function referenceScores(gold: string, lines: readonly object[]): Promise<Reference> {
  const predicted = join(await temporaryFolder(), "predicted.jsonl");
  await writeFile(predicted, lines.map((line) => JSON.stringify(line)).join("\n"));
  const words = [scorer ?? "", gold, predicted, "--json", "--canonical", canonicalFile ?? ""];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return referenceSchema.parse(JSON.parse(stdout));
}

/** Which concept an entity is, over all papers. */
function resolve(found: readonly Extraction[]): (entity: Entity, paper: number) => string | undefined {
  const resolver = createResolver();
  for (const { entities } of found) resolver.add(entities, undefined);
  const { conceptOf } = resolver.resolve();
  return (entity, paper) => conceptOf(entity, found[paper]?.entities ?? [])?.id;
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
    const comparisons = comparePapers(papers, found);
    const report = reportScores(comparisons);
    const conceptOf = resolve(found);
    const reference = await referenceScores(
      gold,
      papers.map(({ id }, index) => ({
        id,
        entities: found[index]?.entities.map((entity) => ({ ...entity, id: conceptOf(entity, index) })),
        results: found[index]?.results,
      })),
    );
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
    await using canonical = await openSource(canonicalFile ?? "");
    const { bCubed } = scoreResolution(comparisons, { canonical: await readCanonical(canonical), conceptOf });
    const { P, R, F1, linked } = reference.resolution ?? { P: 0, R: 0, F1: 0, linked: 0 };
    expect(bCubed.ALL).toMatchObject({ precision: P, recall: R, f1: F1, gold: linked, predicted: linked });
  });
});
