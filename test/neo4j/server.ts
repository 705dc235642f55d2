import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A Neo4j. */
export interface Neo4jServer {
  readonly uri: string;
  stop(): Promise<void>;
}

/** A Neo4j that was started on this machine. */
export interface OwnNeo4jServer extends Neo4jServer {
  /** Kills it without warning and starts it on the same data some time later; done when it listens. */
  crash(downMs: number): Promise<void>;
}

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const START_MS = 90_000;
const OPENED_PACKAGES = ["java.nio", "java.io", "sun.nio.ch", "java.lang", "java.util.concurrent"];

/** Whether `java` and `mvn` are there. */
export async function canStartServer(): Promise<boolean> {
  const found = await Promise.allSettled([run("java", ["-version"]), run("mvn", ["-version"])]);
  return found.every(({ status }) => status === "fulfilled");
}

/** Runs `neo4j-admin` on the folder of a server that is down. */
export type RunAdmin = (words: readonly string[], options: { readonly cwd: string }) => Promise<void>;

export interface ServerOptions {
  readonly auth: boolean;
  /** Fills the database before the server starts on it. */
  readonly prepare?: (runAdmin: RunAdmin) => Promise<void>;
}

/** Starts the Neo4j of `pom.xml` on free ports, with a database of its own in a folder that goes away with it. */
export async function startServer({ auth, prepare }: ServerOptions): Promise<OwnNeo4jServer> {
  const classpath = await resolveClasspath();
  const home = await mkdtemp(join(tmpdir(), "papergraph-neo4j-"));
  const [bolt, http] = [await freePort(), await freePort()];
  for (const folder of ["conf", "data", "logs", "run", "import", "plugins"]) await mkdir(join(home, folder));
  await writeFile(join(home, "conf", "neo4j.conf"), configuration({ auth, bolt, http }));
  try {
    await prepare?.(adminOf(home, classpath));
  } catch (cause) {
    await rm(home, { recursive: true, force: true });
    throw cause;
  }
  let server = await launch(home, classpath).catch(async (cause: unknown) => {
    await rm(home, { recursive: true, force: true });
    throw cause;
  });
  const kill = (): void => {
    server.kill();
  };
  process.once("exit", kill);
  return {
    uri: `bolt://127.0.0.1:${bolt}`,
    async crash(downMs) {
      await end(server, "SIGKILL");
      await delay(downMs);
      server = await launch(home, classpath);
    },
    async stop() {
      process.removeListener("exit", kill);
      await end(server, "SIGTERM");
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function launch(home: string, classpath: string): Promise<ChildProcess> {
  const server = spawn(
    "java",
    [
      "-Xmx1g",
      ...OPENED_PACKAGES.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      "-cp",
      classpath,
      "org.neo4j.server.CommunityEntryPoint",
      `--home-dir=${home}`,
      `--config-dir=${join(home, "conf")}`,
      "--console-mode",
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  try {
    await started(server);
    return server;
  } catch (cause) {
    await end(server, "SIGKILL");
    throw cause;
  }
}

const adminOf =
  (home: string, classpath: string): RunAdmin =>
  async (words, { cwd }) => {
    const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") };
    await run("java", ["-Xmx1g", "-cp", classpath, "org.neo4j.cli.AdminTool", ...words], { cwd, env });
  };

async function resolveClasspath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "papergraph-classpath-"));
  const file = join(folder, "classpath.txt");
  const words = ["-q", "-B", "-f", join(FOLDER, "pom.xml"), "dependency:build-classpath", "-DincludeScope=runtime"];
  try {
    await run("mvn", [...words, `-Dmdep.outputFile=${file}`]);
    return (await readFile(file, "utf8")).trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function configuration({
  auth,
  bolt,
  http,
}: {
  readonly auth: boolean;
  readonly bolt: number;
  readonly http: number;
}): string {
  return [
    "server.default_listen_address=127.0.0.1",
    `server.bolt.listen_address=127.0.0.1:${bolt}`,
    `server.http.listen_address=127.0.0.1:${http}`,
    "server.https.enabled=false",
    `dbms.security.auth_enabled=${auth}`,
    "server.memory.heap.initial_size=512m",
    "server.memory.heap.max_size=1g",
    "server.memory.pagecache.size=256m",
    "dbms.usage_report.enabled=false",
    "",
  ].join("\n");
}

async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Waits for the line that Neo4j prints when it listens. */
function started(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const timer = setTimeout(
      () => reject(new Error(`Neo4j did not start in ${START_MS / 1_000} s:\n${printed}`)),
      START_MS,
    );
    const read = (bytes: Buffer): void => {
      printed += bytes.toString();
      if (!printed.includes("Started.")) return;
      clearTimeout(timer);
      resolve();
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("error", reject);
    server.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`Neo4j ended with code ${code}:\n${printed}`));
    });
  });
}

function end(server: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) {
      resolve();
      return;
    }
    server.once("exit", () => resolve());
    server.kill(signal);
  });
}
