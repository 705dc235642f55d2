import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { papergraphHere } from "../../cli.ts";
import { openalexApi, startService, type Handler, type Service } from "../../service.ts";
import { temporaryFolder } from "../../temporary.ts";

/** OpenAlex on this machine, as the environment names it, and a folder for the cache. */
async function setUp(papers: number, faults: readonly Handler[] = []): Promise<{ service: Service; folder: string }> {
  const service = await startService(openalexApi(papers), faults);
  const folder = await temporaryFolder();
  vi.stubEnv("PAPERGRAPH_OPENALEX_URL", service.address);
  vi.stubEnv("PAPERGRAPH_MAILTO", "me@example.org");
  vi.stubEnv("XDG_CACHE_HOME", folder);
  return { service, folder };
}

const pressCtrlC: Handler = () => void process.emit("SIGINT");

const linesOf = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

describe("papergraph fetch", () => {
  test("prints what read would print of the same answers, for build to take", async () => {
    const { folder, service } = await setUp(120);
    const fetched = await papergraphHere(["fetch", "openalex", "graph", "theory"]);
    expect(fetched).toMatchObject({ exitCode: 0, stderr: "Fetched 120 papers from openalex.\n" });
    expect(linesOf(fetched.stdout)).toHaveLength(120);
    expect(service.requests[0]?.get("search")).toBe("graph theory");
    expect(service.requests[0]?.get("mailto")).toBe("me@example.org");

    const cache = join(folder, "papergraph", "fetch");
    const pages = await papergraphHere(["read", cache]);
    const bySource = (text: string): readonly string[] =>
      linesOf(text)
        .map((line) => line.replace(/,"source":"[^"]*"/u, ""))
        .toSorted();
    expect(bySource(pages.stdout)).toEqual(bySource(fetched.stdout));

    const out = join(folder, "papers.jsonl");
    const json = await papergraphHere(["fetch", "openalex", "graph theory", "--out", out, "--json"]);
    expect(JSON.parse(json.stdout)).toEqual({ service: "openalex", papers: 120, skipped: 0, out });
    expect(await readFile(out, "utf8")).toBe(fetched.stdout);
    expect(service.requests).toHaveLength(2);

    const read = await papergraphHere(["read", out]);
    expect(bySource(read.stdout)).toEqual(bySource(fetched.stdout));
  });

  test("--dry-run tells the number of requests", async () => {
    const { folder, service } = await setUp(1234);
    const words = ["fetch", "openalex", "graphs", "--max", "1000", "--cache", folder, "--dry-run"];
    expect(await papergraphHere(words)).toEqual({
      exitCode: 0,
      stdout:
        "openalex has 1,234 papers, of which 1,000 papers would be fetched.\nThat takes 9 requests, besides 1 page that the cache holds: 1 second at least.\n",
      stderr: "",
    });
    expect(service.requests).toHaveLength(1);
    const { stdout } = await papergraphHere([...words, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ matching: 1234, papers: 1000, requests: 9, cachedPages: 1 });
  });

  test("Ctrl-C ends it with 130; the pages are kept, and no half of a file is", async () => {
    const { folder, service } = await setUp(250, [openalexApi(250), pressCtrlC]);
    const words = ["fetch", "openalex", "graphs", "--out", join(folder, "papers.jsonl")];
    const stopped = await papergraphHere(words);
    expect(stopped).toEqual({
      exitCode: 130,
      stdout: "",
      stderr: "error: Stopped; what was done is kept.\nhint: Start the same command again to go on.\n",
    });
    expect(await readdir(folder)).toEqual(["papergraph"]);
    expect(await papergraphHere(words)).toMatchObject({ exitCode: 0 });
    expect(service.requests.map((parameters) => parameters.get("cursor"))).toEqual([
      "*",
      btoa("100"),
      btoa("100"),
      btoa("200"),
    ]);
  });

  test.each([
    [["nowhere", "graphs"], 2, 'error: There is no service "nowhere".\nhint: Known: arxiv, openalex.\n'],
    [
      ["openalex", "graphs", "--since", "2024-02-30"],
      2,
      "error: option '--since <date>' argument '2024-02-30' is invalid.",
    ],
    [["openalex", "graphs", "--mailto", "me"], 2, 'error: "me" is no mail address.\n'],
    [["openalex", "graphs", "--out", "/nowhere/at/all"], 1, "error: /nowhere/at/all cannot be written.\n"],
    [["openalex", "graphs", "--cache", "/dev/null/x"], 1, "error: The page cannot be kept in /dev/null/x.\n"],
  ])("%j is refused with a sentence", async (words, exitCode, message) => {
    await setUp(1);
    const refused = await papergraphHere(["fetch", ...words]);
    expect(refused).toMatchObject({ exitCode, stdout: "" });
    expect(refused.stderr).toContain(message);
  });
});
