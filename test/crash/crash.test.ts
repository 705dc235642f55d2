import { execFileSync } from "node:child_process";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import neo4jDriver from "neo4j-driver";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadGraph } from "../../src/pipeline.ts";
import { papergraph, startPapergraph } from "../cli.ts";
import { temporaryFolder } from "../temporary.ts";
import { type Crash, crashesOf } from "./crashes.ts";
import { corpus, hasServer, useGround } from "./ground.ts";
import { buildWords, outcomeOf } from "./reference.ts";

/** Builds that are killed, on both engines together; further ones lose their store or their disk. */
const isQuick = process.env.CI !== undefined;
const CRASHES = Number(process.env.CRASHES ?? (isQuick ? 10 : 100));
const CASE_MS = 300_000;
const FAIL_POINTS = new URL("./fail-point.mjs", import.meta.url).href;

const ground = useGround();

/** A workspace of the test as it was before the build; on Neo4j its graph is in the database. */
async function baseIn(folder: string, store?: string): Promise<string> {
  const workspace = join(folder, "ws");
  await cp(ground().reference.base, workspace, { recursive: true });
  if (store !== undefined) {
    await emptyDatabase(store);
    await loadGraph({ workspace, store });
  }
  return workspace;
}

async function emptyDatabase(uri: string): Promise<void> {
  await using driver = neo4jDriver.driver(uri);
  await driver.session().run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS");
}

/** Starts the build and kills it; a build that ends before has had its chance. */
async function killedBuild(workspace: string, { point, moment }: Crash): Promise<void> {
  const environment = point === undefined ? {} : { FAIL_POINT: point, NODE_OPTIONS: `--import ${FAIL_POINTS}` };
  const { child, outcome } = startPapergraph(buildWords(ground().reference.source, workspace), environment);
  child.stdin?.end();
  if (point === undefined) {
    await Promise.race([delay(moment * ground().reference.milliseconds), outcome]);
    child.kill("SIGKILL");
  }
  const { exitCode, stderr } = await outcome;
  expect([null, 0], stderr).toContain(exitCode);
}

/** The same build again, undisturbed, must leave what it would have left at once. */
async function expectRecovery(workspace: string): Promise<void> {
  expect(await papergraph(...buildWords(ground().reference.source, workspace))).toMatchObject({ exitCode: 0 });
  expect(await outcomeOf(workspace)).toEqual(ground().reference.outcome);
}

const nameOf = ({ point, moment }: Crash): string => point ?? `${Math.round(100 * moment)} % of its time`;

describe.skipIf(corpus === undefined)("a build that is killed and started again ends in the same graph", () => {
  const half = CRASHES / 2;

  test.each(crashesOf("grafeo", Math.ceil(half)).map((crash) => ({ crash, name: nameOf(crash) })))(
    "embedded, killed at $name",
    async ({ crash }) => {
      const workspace = await baseIn(await temporaryFolder());
      await killedBuild(workspace, crash);
      await expectRecovery(workspace);
    },
    CASE_MS,
  );

  test.skipIf(!hasServer).each(crashesOf("neo4j", Math.floor(half)).map((crash) => ({ crash, name: nameOf(crash) })))(
    "Neo4j, killed at $name",
    async ({ crash }) => {
      const workspace = await baseIn(await temporaryFolder(), ground().server?.uri);
      await killedBuild(workspace, crash);
      await expectRecovery(workspace);
    },
    CASE_MS,
  );
});

describe.skipIf(corpus === undefined)("a build whose ground gives way", () => {
  test.skipIf(!hasServer).each(isQuick ? [0.8] : [0.6, 0.8])(
    "Neo4j killed at %d of its time: the build waits for it or says so, and can go on",
    async (moment) => {
      const workspace = await baseIn(await temporaryFolder(), ground().server?.uri);
      const { child, outcome } = startPapergraph(buildWords(ground().reference.source, workspace));
      child.stdin?.end();
      await delay(moment * ground().reference.milliseconds);
      await ground().server?.crash(1_000);
      const { exitCode, stderr } = await outcome;
      if (exitCode !== 0) expect(stderr).toMatch(/^error: No Neo4j answers at 127\.0\.0\.1:\d+\.\nhint: /mu);
      await expectRecovery(workspace);
    },
    CASE_MS,
  );

  test.skipIf(!canMount()).each(isQuick ? [10] : [7, 10, 14])(
    "a disk of %d MB that is full: the build says so, and goes on when there is room",
    async (megabytes) => {
      const disk = join(await temporaryFolder(), "disk");
      await mkdir(disk);
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", disk]);
      onTestFinished(() => void execFileSync("umount", ["--lazy", disk]));
      const workspace = await baseIn(disk);
      const { exitCode, stderr } = await papergraph(...buildWords(ground().reference.source, workspace));
      expect(exitCode, stderr).toBe(1);
      expect(stderr).toMatch(/^error: .+\nhint: .*(?:space|room)/mu);
      expect(stderr).not.toMatch(/\n {4}at /u);
      execFileSync("mount", ["-o", "remount,size=500m", disk]);
      await expectRecovery(workspace);
    },
    CASE_MS,
  );
});

/** Mounting needs rights that not every machine gives. */
function canMount(): boolean {
  try {
    execFileSync("sh", ["-c", "d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d && rmdir $d"], {
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}
