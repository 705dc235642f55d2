import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { PaperGraphError } from "../../src/errors.ts";
import { paperRecordSchema, type PaperRecord } from "../../src/model/paper.ts";
import { readers } from "../../src/read/index.ts";
import { openSource } from "../../src/read/source.ts";
import { WRITINGS, type WrittenPaper, type Writing } from "../writings.ts";

/** Mutated records a format. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);
/** Of the processor's own time, so that what else the machine does is not counted; it is told of when `FUZZ_RUNS` asks for many. */
const LONGEST_MS = process.env.FUZZ_RUNS === undefined ? Number.POSITIVE_INFINITY : 1000;
const processorMs = (since?: NodeJS.CpuUsage): number => process.cpuUsage(since).user / 1000;

const word = fc.oneof(
  fc.constantFrom("graphs", "We", "R@1", "3.5%", "&", "<", ">", '"', "{", "}", "$5", "a_b", "#1", "~", "^", "\\", "é"),
  fc.constantFrom(
    "naïve",
    "学习",
    "--",
    "``",
    "''",
    "@article{x,",
    "[1]",
    "TI - x",
    "α",
    "O'Reilly",
    "a,",
    ";",
    "|",
    "=",
  ),
  fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 6 }).filter((letters) => /^[a-z]+$/iu.test(letters)),
);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `The ${words.join(" ")}.`);
const paper: fc.Arbitrary<WrittenPaper> = fc.record({ title: text, abstract: text });

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

interface Read {
  readonly records: readonly PaperRecord[];
  readonly skipped: readonly string[];
}

async function read(name: string, bytes: Uint8Array, size: number): Promise<Read> {
  await using source = await openSource("-", { bytes: inPieces(bytes, size) });
  const records: PaperRecord[] = [];
  const skipped: string[] = [];
  const skip = (position: string, reason: string): void => void skipped.push(`${position}: ${reason}`);
  for await (const record of readers.get(name).read(source, skip, {})) records.push(record);
  return { records, skipped };
}

const join = ({ head, between, tail }: Writing, records: readonly string[]): string =>
  head + records.join(between) + tail;

const FORMATS = Object.entries(WRITINGS).map(([name, writing]) => ({ name, writing }));
/** A page's lines are told apart by how they read, so that these texts are none for it: its own test has better ones. */
const EXACT = FORMATS.filter(({ name }) => name !== "listing");

test("every reader has a writing", () => {
  expect(Object.keys(WRITINGS).toSorted()).toEqual(
    readers
      .list()
      .map((reader) => reader.name)
      .toSorted(),
  );
});

describe("papers that are written are read back", () => {
  test.each(EXACT)("$name", async ({ name, writing }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paper, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 300 }),
        async (papers, size) => {
          const { records, skipped } = await read(name, Buffer.from(join(writing, papers.map(writing.write))), size);
          expect(skipped).toEqual([]);
          expect(records.map(({ title, abstract }) => ({ title, abstract }))).toEqual(papers);
        },
      ),
    );
  });
});

/** One change to a text, at a place between its beginning (0) and its end (1). */
const mutation = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 20 }),
  inserted: fc.oneof(
    fc.constantFrom('"', "{", "}", "[", "]", "(", ")", "\\", "<", ">", "&", "$", "%", ",", ":", "=", "#", "@", "-"),
    fc.constantFrom("\n", "\r", "\r\n", "\t", "\0", "\u2028", "\uFEFF", "\uFFFD", "<![CDATA[", "-->", "&#xFFFFFFFF;"),
    fc.constantFrom("9".repeat(40), "{".repeat(300), "[".repeat(300), "<a>".repeat(300), "\\'".repeat(50), "null"),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constant(""),
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutate(written: string, mutations: readonly Mutation[]): string {
  let mutated = written;
  for (const { place, length, inserted } of mutations) {
    const start = Math.floor(place * mutated.length);
    mutated = mutated.slice(0, start) + inserted + mutated.slice(start + length);
  }
  return mutated;
}

const FIRST: WrittenPaper = { title: "Graphs Before", abstract: "This work stands before." };
const LAST: WrittenPaper = { title: "Graphs Behind", abstract: "This work stands behind." };

describe(`${RUNS} mutated records`, () => {
  test.each(FORMATS)("of $name", { timeout: 600_000 }, async ({ name, writing }) => {
    const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(paper, mutations, fc.option(place), async (broken, changes, cut) => {
        const whole = join(
          writing,
          [FIRST, broken, LAST].map((each, at) =>
            at === 1 ? mutate(writing.write(each), changes) : writing.write(each),
          ),
        );
        const bytes = Buffer.from(whole);
        const started = process.cpuUsage();
        const { records, skipped } = await read(
          name,
          bytes.subarray(0, cut === null ? undefined : cut * bytes.length),
          100,
        ).catch((error: unknown) => {
          if (!(error instanceof PaperGraphError)) throw error;
          return { records: [], skipped: [error.message] };
        });
        expect(processorMs(started)).toBeLessThan(LONGEST_MS);
        for (const record of records) expect(paperRecordSchema.parse(record)).toEqual(record);
        if (cut !== null) return;
        expect(records.length + skipped.length).toBeGreaterThanOrEqual(name === "listing" || name === "html" ? 1 : 2);
        if (name !== "listing" && name !== "html") expect(records[0]).toMatchObject(FIRST);
        if (writing.isolates) expect(records.at(-1)?.title).toBe(LAST.title);
      }),
      { numRuns: RUNS },
    );
  });
});
