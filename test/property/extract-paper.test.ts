import { fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { findModel } from "../../src/extract/models.ts";
import { readingOf } from "../../src/text/reading.ts";

const extract = await (await findModel("fast")).load();

/** Pieces of abstracts beside pieces that no abstract has. */
const pieces = fc.constantFrom(
  "We propose ",
  "a vision transformer ",
  "(ViT) ",
  "ViT-B/16, ",
  "graph neural networks (GNNs). ",
  "ImageNet-1K ",
  "accuracy ",
  "of 79.7% ",
  "$\\alpha$-divergence ",
  "e\u0301t al. ",
  "\u200b",
  "\\textbf{B}asic \\emph{net} ",
  "classi\u00ad\ufb01cation ",
  "\\textbf{",
  "}",
  "\ud83d",
  "((",
  '"coarse-to-fine" reasoning ',
  ")",
  "\n",
  "模型 ",
  "image classification. ",
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** Ways of print that do not change what is read: between two letters, in place of letters, and in place of a space. */
const CLEAN = {
  title: "RouteNet: efficient bus arrival prediction with graph neural networks",
  abstract:
    "Traffic flow prediction is difficult. We propose RouteNet, a framework based on graph neural networks (GNNs). GNNs pass messages " +
    "between stops. Experiments on ImageNet show that RouteNet improves classification accuracy by 3.1% over a random forest.",
};
const LIGATURES = new Map([
  ["ffi", "\ufb03"],
  ["fi", "\ufb01"],
  ["fl", "\ufb02"],
]);
const PLACE = /ffi|fi|fl|(?<=[a-z])(?=[a-z])|(?<=[a-z]) (?=[a-z])|%|(?<![\p{L}\p{N}])\p{Lu}(?=\p{L})/gu;

/** The text as printed: where `choose` says so, with soft hyphens, ligatures, other spaces and LaTeX's commands. */
function printed(text: string, choose: () => boolean): string {
  return text.replace(PLACE, (found) => {
    if (!choose()) return found;
    if (found === "") return choose() ? "\u00ad" : "\u200b";
    if (found === " ") return choose() ? "\u00a0" : "\n  ";
    if (found === "%") return "\\%";
    return LIGATURES.get(found) ?? `\\textbf{${found}}`;
  });
}

test("however a text is printed, the same is found, with the same names, where it stands", async () => {
  const clean = await extract(CLEAN);
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.boolean()), async (stream) => {
      const choose = (): boolean => stream.next().value;
      const paper = { title: printed(CLEAN.title, choose), abstract: printed(CLEAN.abstract, choose) };
      const found = await extract(paper);
      const told = (from: typeof paper, { entities, results, sentences }: typeof found) => ({
        entities: entities.map(({ mentions, ...entity }) => ({
          ...entity,
          mentions: mentions.map(({ field, start, end, text, confidence }) => {
            expect(from[field].slice(start, end)).toBe(text);
            return { field, text: readingOf(text).text, confidence };
          }),
        })),
        results: results.map(({ evidence: { field, start, end }, ...result }) => {
          return { ...result, text: readingOf(from[field].slice(start, end)).text };
        }),
        sentences: sentences.map(({ start, end }) => readingOf(from.abstract.slice(start, end)).text),
      });
      expect(told(paper, found)).toEqual(told(CLEAN, clean));
    }),
    { numRuns: 100 },
  );
});

test("of any text, mentions cut their own words, have whole brackets and quotations, do not overlap, and lie inside one sentence", async () => {
  await fc.assert(
    fc.asyncProperty(texts, texts, async (title, abstract) => {
      const paper = { title, abstract };
      const { entities, results, sentences } = await extract(paper);
      const mentions = entities.flatMap((entity) => {
        expect(entity.mentions.map(({ text }) => readingOf(text).text)).toContain(entity.name);
        return entity.mentions;
      });
      for (const { field, start, end, text } of mentions) {
        expect(text).toBe(paper[field].slice(start, end));
        expect(text.split("(").length).toBe(text.split(")").length);
        expect((text.match(/"/gu) ?? []).length % 2).toBe(0);
        if (field === "abstract")
          expect(sentences.some((sentence) => sentence.start <= start && end <= sentence.end)).toBe(true);
      }
      for (const { evidence, value, method } of results) {
        expect(paper[evidence.field].slice(evidence.start, evidence.end)).toContain(value);
        expect([null, ...entities.map(({ name }) => name)]).toContain(method);
      }
      for (const field of ["title", "abstract"] as const) {
        const ordered = mentions.filter((mention) => mention.field === field).toSorted((a, b) => a.start - b.start);
        ordered.slice(1).forEach(({ start }, index) => expect(start).toBeGreaterThanOrEqual(ordered[index]!.end));
      }
    }),
    { numRuns: 200 },
  );
});
