import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { intakeReportSchema, type IntakeReport } from "../../../src/index.ts";
import { papergraphHere, type CliOutcome } from "../../cli.ts";
import { temporaryFolder } from "../../temporary.ts";

const paperLine = (fields: object): string => JSON.stringify({ abstract: "We study graphs with BERT.", ...fields });

/** Three sources: 9 records, of which 2 cannot be read and 2 are of papers that came before. */
const SOURCES: Readonly<Record<string, string>> = {
  "a.jsonl": [
    paperLine({ id: "10.1000/1", title: "Graphs of one" }),
    paperLine({ id: "10.1000/2", title: "Graphs of two", abstract: "" }),
    paperLine({ title: "" }),
    paperLine({ id: "10.1000/3", title: "Graphs of three", abstract: "" }),
  ].join("\n"),
  "b.csv":
    "doi,title,abstract\n10.1000/2,Graphs of two,We tell more.\n10.1000/4,Graphs of four,\n10.1000/1,Graphs of one,\n",
  "c.txt": "\u0000\u0001 nothing that anybody knows",
  "d.jsonl": paperLine({ id: "10.1000/5", title: "Graphs of five" }),
};

async function setUp(): Promise<{
  readonly folder: string;
  readonly build: (...words: readonly string[]) => Promise<CliOutcome>;
  readonly reportIn: (file: string) => Promise<IntakeReport>;
}> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "in"));
  for (const [name, text] of Object.entries(SOURCES)) await writeFile(join(folder, "in", name), text);
  return {
    folder,
    build: (...words) => {
      const where = ["--workspace", join(folder, "ws"), "--model", "fast", "--threads", "1"];
      return papergraphHere(["build", join(folder, "in"), ...where, ...words]);
    },
    reportIn: async (file) => intakeReportSchema.parse(JSON.parse(await readFile(file, "utf8"))),
  };
}

describe("the report of a build", () => {
  test("says what became of each source and record, and where each stood that was skipped", async () => {
    const { folder, build, reportIn } = await setUp();
    const file = join(folder, "report.json");
    const built = await build("--report", file);
    expect(built.exitCode).toBe(0);
    const report = await reportIn(file);
    expect(report).toMatchObject({
      command: expect.stringContaining("papergraph build "),
      identified: 9,
      skipped: 2,
      duplicatesRemoved: 2,
      included: 5,
      withoutAbstract: 2,
      knownBefore: 0,
    });
    expect(report.sources.map((source) => ({ ...source, source: source.source.slice(folder.length + 4) }))).toEqual([
      {
        source: "a.jsonl",
        reader: "jsonl",
        seen: 4,
        read: 3,
        joined: 0,
        withoutAbstract: 2,
        skipped: 1,
        skips: [{ position: "line 3", reason: "it has no title" }],
      },
      { source: "b.csv", reader: "csv", seen: 3, read: 3, joined: 2, withoutAbstract: 2, skipped: 0, skips: [] },
      {
        source: "c.txt",
        reader: null,
        seen: 1,
        read: 0,
        joined: 0,
        withoutAbstract: 0,
        skipped: 1,
        skips: [{ position: "the whole file", reason: expect.stringContaining("No reader knows the format of") }],
      },
      { source: "d.jsonl", reader: "json", seen: 1, read: 1, joined: 0, withoutAbstract: 0, skipped: 0, skips: [] },
    ]);
    const lines = built.stdout.replaceAll(`${folder}/in/`, "").split("\n");
    expect(lines).toContain("Read 7 records, 2 records joined to a paper known already, 2 records skipped.");
    const flow =
      "Identified 9 records: 2 skipped, 2 duplicates removed, 5 papers included, 2 of them without abstract.";
    expect(lines.slice(lines.indexOf(flow), lines.indexOf(flow) + 5)).toEqual([
      flow,
      "  a.jsonl (jsonl): 4 records seen, 3 read, 2 without abstract, 1 skipped",
      "  b.csv (csv): 3 records seen, 3 read, 2 joined with another, 2 without abstract",
      "  c.txt (unknown format): 1 record seen, 0 read, 1 skipped",
      "  d.jsonl (json): 1 record seen, 1 read",
    ]);
  });

  test("counts papers of earlier builds as included, not as duplicates", async () => {
    const { folder, build, reportIn } = await setUp();
    await build();
    const file = join(folder, "report.json");
    const { stdout } = await build("--report", file);
    expect(await reportIn(file)).toMatchObject({ identified: 9, duplicatesRemoved: 2, included: 5, knownBefore: 5 });
    expect(stdout).toContain("5 papers included, 2 of them without abstract, 5 known from earlier builds.");
  });

  test("counts two papers that a third record shows to be one, and keeps its sums", async () => {
    const { folder, build, reportIn } = await setUp();
    const records = [
      { id: "10.1000/7", title: "Seven" },
      { id: "pmid:7", title: "Other seven" },
      { id: "10.1000/7", title: "Seven", ids: ["pmid:7"] },
    ];
    await writeFile(join(folder, "in", "a.jsonl"), records.map(paperLine).join("\n"));
    const file = join(folder, "report.json");
    await build("--report", file);
    const { identified, skipped, duplicatesRemoved, included, sources } = await reportIn(file);
    expect(sources[0]).toMatchObject({ read: 3, joined: 1 });
    expect([identified, skipped, duplicatesRemoved, included]).toEqual([8, 1, 2, 5]);
  });

  test("is written though the store fails after it, and replaces what was there", async () => {
    const { folder, build, reportIn } = await setUp();
    await build();
    const file = join(folder, "report.json");
    await writeFile(file, "old");
    await mkdir(join(folder, "ws", "merges.csv.new")); // what a step after the reading writes
    await writeFile(join(folder, "in", "e.jsonl"), paperLine({ id: "10.1000/6", title: "Graphs of six" }));
    expect((await build("--report", file)).exitCode).toBe(1);
    expect(await reportIn(file)).toMatchObject({ identified: 10, included: 6 });
    expect(await readdir(folder)).toEqual(["in", "report.json", "ws"]);
  });

  test("tells what was read until an error, and names it; the papers until then are kept", async () => {
    const { folder, build, reportIn } = await setUp();
    const whole = gzipSync(
      Array.from({ length: 9000 }, (_, place) => paperLine({ title: `Seen ${Math.sin(place)}` })).join("\n"),
    );
    await writeFile(join(folder, "in", "c.gz"), whole.subarray(0, 2000));
    const file = join(folder, "report.json");
    const failed = await build("--report", file);
    expect(failed).toMatchObject({ exitCode: 1 });
    expect(failed.stderr).toContain("The gzip file is cut short");
    const report = await reportIn(file);
    expect(report).toMatchObject({ endedBy: expect.stringMatching(/c\.gz" cannot be read/u), skipped: 1, included: 4 });
    expect(report.sources.map(({ seen }) => seen)).toEqual([4, 3]);
    await rm(join(folder, "in", "c.gz"));
    expect((await build("--report", file)).stdout).toContain("Extracted 1 paper ");
    expect(await reportIn(file)).toMatchObject({ endedBy: null, knownBefore: 4, included: 5 });
  });

  test("stays as it was when no source could be opened", async () => {
    const { folder } = await setUp();
    const file = join(folder, "report.json");
    await writeFile(file, "old");
    const words = ["--workspace", join(folder, "ws"), "--model", "fast", "--report", file];
    expect((await papergraphHere(["build", join(folder, "in", "z.bib"), ...words])).exitCode).toBe(1);
    expect(await readFile(file, "utf8")).toBe("old");
  });

  test("that cannot be written ends the build before it begins", async () => {
    const { folder, build } = await setUp();
    for (const file of [join(folder, "nowhere", "report.json"), join(folder, "in")]) {
      const refused = await build("--report", file);
      expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
      expect(refused.stderr).toContain(`error: The report cannot be written to ${file}.\nhint: `);
    }
    expect(await readdir(folder)).toEqual(["in"]);
  });

  test("is part of --json", async () => {
    const { build } = await setUp();
    const { intake } = JSON.parse((await build("--json")).stdout);
    expect(intakeReportSchema.parse(intake)).toMatchObject({ identified: 9, sources: { length: 4 } });
  });
});
