import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { papergraph } from "../cli.ts";
import { graphOf } from "../workspace.ts";

/** Papers that an earlier build has brought in: what is killed goes on from there. */
const EARLIER = 400;

/** What an undisturbed build leaves, and the workspace that every build starts from. */
export interface Reference extends AsyncDisposable {
  /** The sources of the last build. */
  readonly source: string;
  /** A workspace after the build before it. */
  readonly base: string;
  readonly outcome: Outcome;
  /** How long the last build takes. */
  readonly milliseconds: number;
}

/** All that a build leaves. */
export interface Outcome {
  readonly graph: readonly string[];
  readonly merges: string;
  /** Each paper is extracted once. */
  readonly journalLines: number;
}

export const buildWords = (source: string, workspace: string): readonly string[] => [
  "build",
  source,
  "--model",
  "fast",
  "--threads",
  "1",
  "--workspace",
  workspace,
];

export async function outcomeOf(workspace: string): Promise<Outcome> {
  return {
    graph: await graphOf(workspace),
    merges: await readFile(join(workspace, "merges.csv"), "utf8"),
    journalLines: (await readFile(join(workspace, "journal.jsonl"), "utf8")).split("\n").length,
  };
}

/** Builds the base from the first papers of a corpus, some of which change afterwards, then all of them. */
export async function makeReference(source: string): Promise<Reference> {
  const folder = await mkdtemp(join(tmpdir(), "papergraph-crash-"));
  const base = join(folder, "base");
  const undisturbed = join(folder, "undisturbed");
  const earlier = join(folder, "earlier.jsonl");
  const lines = (await readFile(source, "utf8")).split("\n").slice(0, EARLIER);
  const changed = lines.map((line, index) => (index % 10 === 0 ? line.replaceAll(" we ", " they ") : line));
  await writeFile(earlier, changed.join("\n"));
  await build(earlier, base);
  await cp(base, undisturbed, { recursive: true });
  const started = performance.now();
  await build(source, undisturbed);
  return {
    source,
    base,
    milliseconds: performance.now() - started,
    outcome: await outcomeOf(undisturbed),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function build(source: string, workspace: string): Promise<void> {
  const { exitCode, stderr } = await papergraph(...buildWords(source, workspace));
  if (exitCode !== 0) throw new Error(`The undisturbed build failed: ${stderr}`);
}
