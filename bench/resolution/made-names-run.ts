/**
 * Resolves the made-up names of a file of JSON lines, ten a paper, in a process of its own, and says what that took. Called by
 * bench/resolve.ts: npx tsx bench/resolution/made-names-run.ts NAMES.jsonl
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { ENTITY_TYPES } from "../../src/model/extraction.ts";
import { loadKnowledge } from "../../src/resolve/names/index.ts";
import { createResolver } from "../../src/resolve/resolver.ts";
import { entityOf } from "./made-names.ts";

const NAMES_A_PAPER = 10;
const lineSchema = z.tuple([z.enum(ENTITY_TYPES), z.array(z.string())]);

const seconds: Record<string, number> = {};
/** Processor time: other work on the machine does not count. */
function time<Result>(name: string, work: () => Result): Result {
  const started = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(started);
  seconds[name] = (seconds[name] ?? 0) + (user + system) / 1e6;
  return result;
}

const knowledge = time("knowledge", () => loadKnowledge());
const resolver = createResolver(knowledge);
let paper: z.infer<typeof lineSchema>[] = [];
const addPaper = (): void => {
  const entities = paper.map(([type, forms]) => entityOf(type, forms));
  time("add", () => resolver.add(entities, 2020));
  paper = [];
};
for await (const line of createInterface({ input: createReadStream(process.argv[2] ?? "") })) {
  paper.push(lineSchema.parse(JSON.parse(line)));
  if (paper.length === NAMES_A_PAPER) addPaper();
}
addPaper();
const resolution = resolver.resolve();
const concepts = time("concepts", () => resolution.concepts.length);
const merges = time("merges", () => resolution.merges.length);
const relationships = time("relationships", () => resolution.relationships.length);
seconds["all"] = Object.values(seconds).reduce((sum, part) => sum + part, 0);
const rounded = Object.entries(seconds).map(([name, part]) => [name, Math.round(part * 10) / 10] as const);
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1_024);
console.log(JSON.stringify({ concepts, merges, relationships, seconds: Object.fromEntries(rounded), peakMiB }));
