import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { papergraphHere, type CliOutcome } from "../../cli.ts";
import { OTHER_LANGUAGES } from "../../other-languages.ts";
import { temporaryFolder } from "../../temporary.ts";

const ENGLISH = {
  id: "doi:10.1000/1",
  title: "BusNet: Bus Arrival Prediction with Graph Neural Networks",
  abstract:
    "We propose BusNet, a framework that is based on graph neural networks. On MNIST the accuracy is 3.1% better.",
};
const WITHOUT_ABSTRACT = { id: "doi:10.1000/2", title: "The History of Graph Neural Networks", abstract: "" };
const [FRENCH, GERMAN] = ["fr", "de"].map((code, place) => {
  const { title, abstract } = OTHER_LANGUAGES.find(({ language }) => language === code)!;
  return { id: `doi:10.1000/${place + 3}`, title, abstract: `${abstract} BusNet, BERT, ImageNet.` };
});
/** Its source calls it English, as databases do that give the language of the record. */
const RECORDS = [ENGLISH, WITHOUT_ABSTRACT, FRENCH, { ...GERMAN, language: "English" }];

async function setUp(): Promise<{
  readonly run: (command: string, ...words: readonly string[]) => Promise<CliOutcome>;
  readonly ask: (cypher: string) => Promise<unknown>;
}> {
  const folder = await temporaryFolder();
  const file = join(folder, "papers.jsonl");
  await writeFile(file, RECORDS.map((record) => JSON.stringify(record)).join("\n"));
  const workspace = ["--workspace", join(folder, "ws")];
  const model = ["--model", "fast", "--threads", "1"];
  return {
    run: (command, ...words) =>
      papergraphHere([command, file, ...(command === "build" ? workspace : []), ...model, ...words]),
    ask: async (cypher) =>
      JSON.parse((await papergraphHere(["query", cypher, "--format", "json", ...workspace])).stdout),
  };
}

describe("papers that are not in English", () => {
  test("are papers of the graph, marked and without concepts, and the build says how many", async () => {
    const { run, ask } = await setUp();
    const { stdout } = await run("build");
    expect(stdout).toContain("4 papers included, 1 of them without abstract, 2 not in English.");
    expect(stdout).toContain("Extracted 2 papers with the fast model");
    expect(stdout).toContain("2 of 4 papers are not in English and kept without concepts; --any-language looks for");
    expect(
      await ask("MATCH (p:Paper) RETURN p.id AS id, p.language AS language, p.textLanguage AS text ORDER BY id"),
    ).toEqual([
      { id: "doi:10.1000/1", language: null, text: null },
      { id: "doi:10.1000/2", language: null, text: null },
      { id: "doi:10.1000/3", language: "fr", text: "fr" },
      { id: "doi:10.1000/4", language: "en", text: "de" },
    ]);
    expect(await ask("MATCH (p:Paper)-->(:Concept) WHERE p.textLanguage IS NOT NULL RETURN p.id AS id")).toEqual([]);
    expect(await ask("papers-without-concepts")).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ paper: "doi:10.1000/3", reason: "not in English" }),
        expect.objectContaining({ paper: "doi:10.1000/4", reason: "not in English" }),
      ]),
    );
    expect(await ask("coverage")).toEqual(
      expect.arrayContaining([
        { what: "papers not in English", count: 2 },
        { what: "papers without an abstract", count: 1 },
      ]),
    );
  });

  test("are read where that is asked for, and they alone; a build without it takes what was found out again", async () => {
    const { run, ask } = await setUp();
    const concepts = "MATCH (p:Paper)-->(c:Concept) WHERE p.textLanguage IS NOT NULL RETURN count(c) > 0 AS any";
    await run("build");
    const asked = await run("build", "--any-language");
    expect(asked.stdout).toContain("Extracted 2 papers with the fast model");
    expect(asked.stdout).toContain("2 of 4 papers are not in English; the extractor learned from English alone.");
    expect(await ask(concepts)).toEqual([{ any: true }]);
    const again = await run("build", "--any-language", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ extracted: 0, intake: { included: 4, notEnglish: 2 } });
    expect((await run("build")).stdout).toContain("Extracted 0 papers with the fast model");
    expect(await ask(concepts)).toEqual([{ any: false }]);
  });

  test("are lines of extract with their language", async () => {
    const { run } = await setUp();
    const { stdout, stderr } = await run("extract");
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines[2]).toEqual({ id: FRENCH!.id, title: FRENCH!.title, entities: [], results: [], textLanguage: "fr" });
    expect(lines[0]).not.toHaveProperty("textLanguage");
    expect(stderr).toContain("2 of 4 papers are not in English and kept without concepts");
    const report = (await run("extract", "--any-language", "--json")).stderr;
    expect(report).toContain('"notEnglish":2');
  });
});
