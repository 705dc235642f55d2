import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readSources } from "../../src/read/index.ts";
import { foldTitle } from "../../src/text/fold.ts";
import { sharedPath } from "../shared.ts";

interface Work {
  readonly id?: string | undefined;
  readonly title: string;
  readonly abstract: string;
  readonly authors?: string | readonly string[] | undefined;
  readonly date?: string | undefined;
  readonly year?: number | undefined;
  readonly url?: string | undefined;
}

const workSchema: z.ZodType<Work> = z.strictObject({
  id: z.string().optional(),
  title: z.string().min(1),
  abstract: z.string().min(1),
  authors: z.union([z.string(), z.array(z.string())]).optional(),
  date: z.iso.date().optional(),
  year: z.coerce.number().int().optional(),
  url: z.url().optional(),
});

const pathOf = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
const example = (name: string): string => readFileSync(pathOf(name), "utf8");

/** A title, an abstract and three lines of page furniture, as the listing page sets each paper. */
const LISTED =
  /^(?<title>\S.*)\n\n(?<abstract>\S.*)\n\n {2}• (?<count>\d+) authors\n·\n(?<date>[A-Z][a-z]{2} \d{1,2}, \d{4})$/gmu;

const page = example("daily-papers.txt");
const listed: readonly Work[] = [...page.matchAll(LISTED)].map(({ groups }) =>
  workSchema.parse({ title: groups?.title, abstract: groups?.abstract, year: groups?.date?.slice(-4) }),
);
const rows: readonly Work[] = z.array(workSchema).parse(parse(example("papers.csv"), { columns: true }));
const lines: readonly Work[] = example("papers.jsonl")
  .trimEnd()
  .split("\n")
  .map((line) => workSchema.parse(JSON.parse(line)));

const files: readonly (readonly Work[])[] = [listed, rows, lines];
const works = files.flat();

const IN_TWO_FILES = [
  "Attention Is All You Need",
  "Deep Residual Learning for Image Recognition",
  "RoBERTa: A Robustly Optimized BERT Pretraining Approach",
];

const RUN = 8;
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z\d]+/gu) ?? [];

/** Every run of eight words whose words are all in the vocabulary, joined by spaces. */
function* runsOf(text: string, vocabulary: ReadonlySet<string>): Generator<string> {
  const words = wordsOf(text);
  let streak = 0;
  for (const [place, word] of words.entries()) {
    streak = vocabulary.has(word) ? streak + 1 : 0;
    if (streak >= RUN) yield words.slice(place + 1 - RUN, place + 1).join(" ");
  }
}

describe("the bundled sample", () => {
  test("the listing page holds a header and papers with author count and date, and nothing else", () => {
    const rest = page.replaceAll(LISTED, "").trim();
    expect(listed).toHaveLength(21);
    expect(rest.split(/\n+/u)).toEqual([
      "new",
      "Get trending papers in your email inbox!",
      "Subscribe",
      "Daily Papers",
      "byAK and the research community",
      "Nov 17",
    ]);
  });

  test.each([
    ["daily-papers.txt", listed],
    ["papers.csv", rows],
    ["papers.jsonl", lines],
  ])("our reader reads %s whole and letter for letter", async (name, expected) => {
    const texts: (readonly string[])[] = [];
    for await (const { title, abstract } of readSources([pathOf(name)])) texts.push([title, abstract]);
    expect(texts).toEqual(expected.map(({ title, abstract }) => [title, abstract]));
  });

  test("it tells of sixty works, of which three stand in two files", () => {
    const titles = new Set(works.map((work) => foldTitle(work.title)));
    const repeated = works.filter((work, place) => works.findIndex(({ title }) => title === work.title) < place);
    expect(titles.size).toBe(60);
    expect(repeated.map((work) => work.title).toSorted()).toEqual(IN_TWO_FILES);
    expect(works).toHaveLength(titles.size + IN_TWO_FILES.length);
    for (const file of files) expect(new Set(file.map((work) => work.title)).size).toBe(file.length);
  });

  test("a work that stands in two files is told in the same words and has one year", () => {
    for (const title of IN_TWO_FILES) {
      const records = works.filter((work) => work.title === title);
      expect(new Set(records.map(({ abstract, year }) => `${String(year)} ${abstract}`)).size).toBe(1);
    }
  });

  test.each(works.map((work) => [work.title, work.abstract]))(
    "%s has 700 to 1,300 characters in 5 to 8 sentences of plain text",
    (_, abstract) => {
      expect(abstract.length).toBeGreaterThanOrEqual(700);
      expect(abstract.length).toBeLessThanOrEqual(1300);
      const sentences = abstract.match(/[.?!](?= \p{Lu}|$)/gu) ?? [];
      expect(sentences.length).toBeGreaterThanOrEqual(5);
      expect(sentences.length).toBeLessThanOrEqual(8);
      expect(abstract).toBe(abstract.trim().replaceAll(/\s+/gu, " "));
    },
  );

  test("an arXiv id has the form of its years, agrees with the year given, and its page is the URL", () => {
    const withId = works.filter((work) => /^(?:arxiv:)?\d/u.test(work.id ?? "") && !work.id?.startsWith("10."));
    expect(withId.length).toBeGreaterThan(35);
    for (const { id = "", year, url } of withId) {
      const number = id.replace(/^arxiv:/u, "");
      expect(number).toMatch(Number(number.slice(0, 2)) < 15 ? /^\d{4}\.\d{4}$/u : /^\d{4}\.\d{5}$/u);
      expect(2000 + Number(number.slice(0, 2))).toBe(year);
      expect(url).toBe(`https://arxiv.org/abs/${number}`);
    }
  });

  test("the other ids are DOIs, one of them of an arXiv paper that another file lists by its number", () => {
    const dois = works.flatMap(({ id = "" }) => (/^(?:doi:)?10\./u.test(id) ? [id] : []));
    expect(dois).toEqual(["10.3115/v1/D14-1162", "doi:10.48550/arXiv.1907.11692"]);
    expect(rows.map((work) => work.id)).toContain("1907.11692");
  });

  test("a date is in the year that is given", () => {
    for (const { date, year } of works) if (date !== undefined) expect(date.slice(0, 4)).toBe(String(year));
  });

  test.each([
    ["Transformer", "LSTM", "ResNet", "BERT", "Adam", "dropout", "batch normalization", "contrastive learning"],
    ["ImageNet", "COCO", "CIFAR-10", "SQuAD", "GLUE", "WMT 2014", "MS MARCO", "Penn Treebank", "Atari 2600"],
    ["accuracy", "top-1", "top-5", "average precision", "BLEU", "F1", "perplexity", "FID", "ROUGE"],
    ["image classification", "object detection", "machine translation", "question answering", "node classification"],
  ])("%s and others like it tie at least three works together each", (...names) => {
    for (const name of names) {
      const titles = new Set(works.filter(({ abstract }) => abstract.includes(name)).map(({ title }) => title));
      expect(titles.size, name).toBeGreaterThanOrEqual(3);
    }
  });

  test("no run of eight words of a description occurs in the abstracts of others", ({ skip }) => {
    const corpora = sharedPath("corpora", "arxiv-2025.jsonl.gz");
    const seeds = sharedPath("seeds");
    if (corpora === undefined || seeds === undefined) {
      skip("There are no abstracts of others to compare with.");
      return;
    }
    const vocabulary = new Set(works.flatMap(({ abstract }) => wordsOf(abstract)));
    const ours = new Set(works.flatMap(({ abstract }) => [...runsOf(abstract, vocabulary)]));
    const others = [
      gunzipSync(readFileSync(corpora)).toString(),
      ...readdirSync(seeds).map((name) => readFileSync(`${seeds}/${name}`, "utf8")),
    ];
    const common: string[] = [];
    for (const text of others) for (const run of runsOf(text, vocabulary)) if (ours.has(run)) common.push(run);
    expect(common).toEqual([]);
  });
});
