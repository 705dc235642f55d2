import type { NodeType } from "../src/serve/api.ts";
import { createSearch, type Findable, type Search } from "../src/serve/search.ts";
import { foldTitle } from "../src/text/fold.ts";
import { COVERED, readAnnotated } from "./resolution/gold.ts";
import { createRandom, makeNames } from "./resolution/made-names.ts";

const SEED = 7;
const PAPERS = 20_000;
const CONCEPTS = 80_000;
/** Of searches of which there are very many, so many are measured. */
const SAMPLE = 400;
const ROUNDS = 3;

/** Papers and concepts with names made of real ones; few concepts are in very many papers. */
async function makeEntries(gold: string): Promise<readonly Findable[]> {
  const random = createRandom(SEED);
  const names = makeNames(await readAnnotated(gold, COVERED), random);
  const concepts = Array.from({ length: CONCEPTS }, (_, place): Findable => {
    const { type, name, mentions } = names.next().value;
    const papers = Math.ceil(2_000 / (place + 1) + random() * 3);
    return {
      id: `${type}:${place}`,
      type,
      label: name,
      aliases: mentions.slice(1).map(({ text }) => text),
      confidences: Array.from({ length: papers }, random),
    };
  });
  const pick = (): string => concepts[Math.floor(random() ** 2 * CONCEPTS)]?.label ?? "";
  const papers = Array.from({ length: PAPERS }, (_, place): Findable => {
    const label = `${pick()}: a new ${pick()} for ${pick()} with ${pick()}`;
    return { id: `paper-${place}`, type: "Paper" satisfies NodeType, label, aliases: [], confidences: null };
  });
  return [...papers, ...concepts];
}

/** Some of the items, evenly spread. */
const sampled = <Item>(items: readonly Item[]): readonly Item[] =>
  items.filter(
    (_, place) => Math.floor((place * SAMPLE) / items.length) !== Math.floor(((place - 1) * SAMPLE) / items.length),
  );

/** One letter of a word is another one. */
const misspelt = (word: string): string => `${word.slice(0, 3)}${word[3] === "x" ? "y" : "x"}${word.slice(4)}`;

/** What is typed, by kind: every beginning of so many letters that occurs, and words with a slip or with a second word begun. */
function searchesFor(entries: readonly Findable[]): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, number>();
  for (const { label } of entries) {
    for (const word of foldTitle(label).split(" ")) words.set(word, (words.get(word) ?? 0) + 1);
  }
  const common = [...words].toSorted((a, b) => b[1] - a[1]).map(([word]) => word);
  const beginnings = (letters: number): readonly string[] => [
    ...new Set(common.filter((word) => word.length >= letters).map((word) => word.slice(0, letters))),
  ];
  const long = common.filter((word) => word.length >= 6).slice(0, 4 * SAMPLE);
  return new Map([
    ["one letter", beginnings(1)],
    ["two letters", beginnings(2)],
    ["three letters", beginnings(3)],
    // The most common words first.
    ["four letters", beginnings(4).slice(0, 4 * SAMPLE)],
    ["whole words", long],
    ["misspelt words", sampled(long).map(misspelt)],
    ["a word and two letters", sampled(long).map((word, place) => `${word} ${common[place]?.slice(0, 2)}`)],
    [
      "two letters and two letters",
      sampled(beginnings(2)).map((word, place) => `${word} ${common[place]?.slice(0, 2)}`),
    ],
  ]);
}

/** Milliseconds of one search, the fastest of some: what else the machine does is not asked about. */
function timeOf(search: Search, q: string): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    search({ q, minConfidence: 0.5 });
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Milliseconds of searches among 100,000 entries, and of indexing them. */
export async function measureSearch(gold: string): Promise<object> {
  const entries = await makeEntries(gold);
  const start = performance.now();
  const search = await createSearch(entries, () => Promise.resolve());
  const indexing = Math.round(performance.now() - start);
  const searches = [...searchesFor(entries)].map(([kind, typed]) => {
    const times = typed.map((q) => ({ q, time: timeOf(search, q) })).toSorted((a, b) => a.time - b.time);
    const worst = times.at(-1);
    const median = times[Math.floor(times.length / 2)]?.time ?? 0;
    const figures = {
      searches: times.length,
      median: Number(median.toFixed(1)),
      most: Number((worst?.time ?? 0).toFixed(1)),
      slowest: worst?.q ?? "",
    };
    return [kind, figures] as const;
  });
  return { entries: entries.length, "indexing (ms)": indexing, ...Object.fromEntries(searches) };
}
