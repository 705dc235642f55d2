import { fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { findModel } from "../../src/extract/models.ts";

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

test("of any text, mentions cut their own words, have whole brackets and quotations, do not overlap, and lie inside one sentence", async () => {
  await fc.assert(
    fc.asyncProperty(texts, texts, async (title, abstract) => {
      const paper = { title, abstract };
      const { entities, results, sentences } = await extract(paper);
      const mentions = entities.flatMap((entity) => {
        expect(entity.mentions.map(({ text }) => text)).toContain(entity.name);
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
