import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { papergraph, startPapergraph } from "../cli.ts";
import { sharedPath } from "../shared.ts";
import { temporaryFolder } from "../temporary.ts";

const corpus = sharedPath("gold", "arxiv.train.jsonl");

/** Papers, concepts and relationships as the build printed them. */
const written = (stdout: string): string | undefined => /^The graph holds .*$/mu.exec(stdout)?.[0];

async function journalLines(workspace: string): Promise<number> {
  const text = await readFile(join(workspace, "journal.jsonl"), "utf8").catch(() => "");
  return text.split("\n").length - 1;
}

async function untilJournalHas(lines: number, workspace: string): Promise<void> {
  while ((await journalLines(workspace)) < lines) await delay(20);
}

test.skipIf(corpus === undefined)(
  "a build that is killed or stopped at any moment goes on where it was and ends in the same graph",
  { timeout: 240_000 },
  async () => {
    const folder = await temporaryFolder();
    const undisturbed = await papergraph(
      "build",
      corpus ?? "",
      "--model",
      "fast",
      "--workspace",
      join(folder, "undisturbed"),
    );
    const workspace = join(folder, "disturbed");

    const killed = startPapergraph(["build", corpus ?? "", "--model", "fast", "--workspace", workspace]);
    await untilJournalHas(2, workspace);
    killed.child.kill("SIGKILL");
    await killed.outcome;
    const kept = await journalLines(workspace);

    const stopped = startPapergraph(["build", corpus ?? "", "--model", "fast", "--workspace", workspace]);
    await untilJournalHas(kept + 1, workspace);
    stopped.child.kill("SIGINT");
    const outcome = await stopped.outcome;
    expect(outcome).toMatchObject({ exitCode: 130, stdout: "" });
    expect(outcome.stderr).toMatch(/^error: Stopped; .*\nhint: /mu);
    const keptAfterStop = await journalLines(workspace);

    const finished = await papergraph("build", corpus ?? "", "--model", "fast", "--workspace", workspace);
    expect(finished.exitCode).toBe(0);
    expect(written(finished.stdout)).toBe(written(undisturbed.stdout));
    expect(await journalLines(workspace)).toBe(await journalLines(join(folder, "undisturbed")));
    expect(finished.stdout).toContain(`Extracted ${(1_153 - (keptAfterStop - 1)).toLocaleString("en")} paper`);
  },
);

test.skipIf(corpus === undefined)(
  "a second build of a workspace is told who holds it",
  { timeout: 120_000 },
  async () => {
    const workspace = join(await temporaryFolder(), "ws");
    const first = startPapergraph(["build", corpus ?? "", "--model", "fast", "--workspace", workspace]);
    await untilJournalHas(1, workspace);
    const second = await papergraph("build", corpus ?? "", "--model", "fast", "--workspace", workspace);
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toMatch(
      /^error: The workspace is in use by "papergraph build .*\(process \d+ on .*\nhint: /u,
    );
    first.child.kill("SIGINT");
    expect((await first.outcome).exitCode).toBe(130);
  },
);

test("a reader that has seen enough ends a command without a failure", { timeout: 60_000 }, async () => {
  const { child, outcome } = startPapergraph(["read", "examples/papers.jsonl", "examples/papers.csv"]);
  if (child.stdout === null) throw new Error("no stdout");
  await once(child.stdout, "data");
  child.stdout.destroy();
  expect(await outcome).toMatchObject({ exitCode: 0, stderr: "" });
});

test("extract is a filter from stdin to stdout that echoes ids as they are", { timeout: 60_000 }, async () => {
  const { child, outcome } = startPapergraph(["extract", "-"]);
  const ids = ["seed-000", "2210.12590", "doi:10.1/X"];
  child.stdin?.end(
    ids.map((id) => `${JSON.stringify({ id, title: `Paper ${id}`, abstract: "We train BERT." })}\n`).join(""),
  );
  const { exitCode, stdout } = await outcome;
  expect(exitCode).toBe(0);
  expect(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)).id),
  ).toEqual(ids);
});
