import { join } from "node:path";
import { expect } from "vitest";
import { papergraph, repositoryRoot } from "./cli.ts";
import { temporaryFolder } from "./temporary.ts";

/** The sources of the bundled sample. */
export const sample: readonly string[] = ["daily-papers.txt", "papers.csv", "papers.jsonl"].map((file) =>
  join(repositoryRoot, "examples", file),
);

/** Builds the sample into the embedded store; gives the workspace's folder, which is there until the test ends. */
export async function buildSample(): Promise<string> {
  const workspace = join(await temporaryFolder(), "ws");
  const built = await papergraph("build", ...sample, "--workspace", workspace);
  expect(built).toMatchObject({ exitCode: 0, stderr: "" });
  return workspace;
}
