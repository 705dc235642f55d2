import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { listing } from "../../src/read/listing.ts";
import type { PaperRecord } from "../../src/model/paper.ts";
import { openSource } from "../../src/read/source.ts";

const NOUNS = [
  "Graphs",
  "Reading",
  "Transformers",
  "Retrieval",
  "Networks",
  "Language Models",
  "Pooling",
  "BERT",
  "Diffusion",
  "GPT-4",
  "R@1",
  "Münster",
];
const LINKS = ["for", "with", "of", "in", "via", "and", "from"];
const ADJECTIVES = ["Deep", "Efficient", "Long-Tailed", "Federated", "3D", "Zero-Shot", "Towards", "Self-Supervised"];
const SUBJECTS = ["We", "This paper", "Our method", "The model", "Recent work", "It", "A large benchmark"];
const VERBS = [
  "shows that graphs are",
  "improves accuracy by 3.5% over",
  "is trained on",
  "proposes a way of",
  "cannot be",
  "has been",
  "outperforms",
];
const OBJECTS = [
  "hard to read",
  "ImageNet-1K and CIFAR-10 (see e.g. Smith et al.)",
  "the state of the art",
  "learning without labels",
  "useful; code is available at https://example.org/x",
];

const title = fc
  .record({
    adjective: fc.constantFrom(...ADJECTIVES),
    nouns: fc.array(fc.tuple(fc.constantFrom(...NOUNS), fc.constantFrom(...LINKS)), { minLength: 1, maxLength: 5 }),
    last: fc.constantFrom(...NOUNS),
    end: fc.constantFrom("", "", "", "?", "!", " (LONG)"),
  })
  .map(({ adjective, nouns, last, end }) => `${adjective} ${nouns.flat().join(" ")} ${last}${end}`);

const sentence = fc
  .tuple(fc.constantFrom(...SUBJECTS), fc.constantFrom(...VERBS), fc.constantFrom(...OBJECTS))
  .map((parts) => `${parts.join(" ")}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((sentences) => sentences.join(" "));

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const day = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  year: fc.option(fc.integer({ min: 1995, max: 2025 }), { nil: undefined }),
  counter: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
});

const paper = fc.record({
  title,
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 2 }),
  authorCount: fc.integer({ min: 1, max: 400 }),
  organisation: fc.option(fc.constantFrom("Cohere Labs", "NVIDIA", "AI at Meta"), { nil: undefined }),
  day,
});
type ListedPaper = typeof paper extends fc.Arbitrary<infer Value> ? Value : never;

interface Layout {
  readonly name: string;
  readonly head: readonly string[];
  /** Between the paragraphs of one abstract; `undefined` where a page has abstracts of one paragraph only. */
  readonly paragraphGap: string | undefined;
  readonly isSpaced: boolean;
  readonly hasFurniture: boolean;
  readonly foot: readonly string[];
}

const INVITATION = "Get trending papers in your email inbox!";
const BYLINE = "byAK and the research community";
const FOOT = ["Previous", "1", "2", "...", "Next", "Company", "© Hugging Face", "TOS", "Privacy", "About"];

const LAYOUTS: readonly Layout[] = [
  {
    name: "texts parted by blank lines",
    head: ["new", INVITATION, "Subscribe", "Daily Papers", BYLINE, "Sep 16"],
    paragraphGap: "\n",
    isSpaced: true,
    hasFurniture: false,
    foot: [],
  },
  {
    name: "texts parted by blank lines, with a foot",
    head: ["new", INVITATION, "Subscribe", BYLINE, "Mar 11"],
    paragraphGap: "\n",
    isSpaced: true,
    hasFurniture: false,
    foot: FOOT,
  },
  {
    name: "texts without blank lines",
    head: [`${INVITATION.slice(0, -1)} once a day!`, INVITATION],
    paragraphGap: undefined,
    isSpaced: false,
    hasFurniture: false,
    foot: ["", " ", "\t\t\t ", "\t\t\t"],
  },
  {
    name: "furniture below each paper",
    head: ["new", INVITATION, "Subscribe", "Daily Papers", BYLINE, "Nov 17"],
    paragraphGap: "\n\n",
    isSpaced: true,
    hasFurniture: true,
    foot: FOOT,
  },
  {
    name: "texts parted by blank lines, no name of the page",
    head: ["new", INVITATION, "Subscribe", BYLINE, "Mar 14"],
    paragraphGap: undefined,
    isSpaced: true,
    hasFurniture: false,
    foot: [],
  },
];

function abstractOf({ paragraphs }: ListedPaper, layout: Layout): string {
  return layout.paragraphGap === undefined ? paragraphs.join(" ") : paragraphs.join(layout.paragraphGap);
}

function furnitureOf({ organisation, authorCount, day: { month, day: date, year, counter } }: ListedPaper): string {
  const first =
    organisation === undefined ? `  • ${authorCount} authors` : `${organisation.replaceAll(" ", "")} ${organisation}`;
  const written = `${MONTHS[month - 1]} ${date}${year === undefined ? "" : `, ${year}`}`;
  return [first, "·", counter === undefined ? written : `${written} ${counter}`].join("\n");
}

function render(papers: readonly ListedPaper[], layout: Layout): string {
  const gap = layout.isSpaced ? "\n\n" : "\n";
  const blocks = papers.flatMap((listed, place) => [
    layout.isSpaced || place > 0 ? listed.title : `Subscribe${listed.title}`,
    abstractOf(listed, layout),
    ...(layout.hasFurniture ? [furnitureOf(listed)] : []),
  ]);
  return [...layout.head, ...blocks, ...layout.foot].join(gap);
}

function expected(listed: ListedPaper, layout: Layout): Partial<PaperRecord> {
  const { title: name, organisation, authorCount, day: date } = listed;
  const texts = { title: name, abstract: abstractOf(listed, layout) };
  if (!layout.hasFurniture) return texts;
  const iso = [date.year, String(date.month).padStart(2, "0"), String(date.day).padStart(2, "0")].join("-");
  return {
    ...texts,
    ...(organisation === undefined ? { authorCount } : { organisation }),
    ...(date.year === undefined ? {} : { date: iso, year: date.year }),
  };
}

async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const skip = (position: string, reason: string): never => {
  throw new Error(`${position} was left out: ${reason}`);
};

async function readPage(page: string): Promise<readonly Partial<PaperRecord>[]> {
  await using source = await openSource("-", { bytes: inPieces(page) });
  expect(listing.matches(source.head, {})).toBe(true);
  const records: Partial<PaperRecord>[] = [];
  for await (const { id: _id, source: _source, ...told } of listing.read(source, skip, {})) records.push(told);
  return records;
}

describe("a page of papers is read back exactly", () => {
  test.each(LAYOUTS)("$name", async (layout) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paper, { minLength: 3, maxLength: 12 }),
        fc.constantFrom("\n", "\r\n"),
        async (papers, lineEnd) => {
          const page = render(papers, layout).replaceAll("\n", lineEnd);
          const wanted = papers.map((listed) => expected(listed, layout));
          const records = await readPage(page);
          expect(records).toEqual(
            wanted.map((told) => ({ ...told, abstract: told.abstract?.replaceAll("\n", lineEnd) })),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
