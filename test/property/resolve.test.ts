import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { conceptId } from "../../src/model/concept.ts";
import { ENTITY_TYPES, type Entity } from "../../src/model/extraction.ts";
import { loadKnowledge } from "../../src/resolve/names/index.ts";
import { createResolver, type Resolution } from "../../src/resolve/resolver.ts";
import { foldName } from "../../src/text/fold.ts";
import { entity } from "../builders.ts";

const name = fc.constantFrom(
  "ViT",
  "vits",
  "Vision Transformer",
  "AP",
  "average precision",
  "access point",
  "C++",
  "C",
);
const entities: fc.Arbitrary<readonly Entity[]> = fc.array(
  fc
    .tuple(fc.constantFrom(...ENTITY_TYPES), fc.array(name, { minLength: 1, maxLength: 3 }))
    .map(([type, forms]) => entity(type, forms)),
  { maxLength: 4 },
);
const corpus = fc.array(entities, { maxLength: 8 });

const knowledge = loadKnowledge();

function resolve(papers: readonly (readonly Entity[])[]): Resolution {
  const resolver = createResolver(knowledge);
  for (const found of papers) resolver.add(found, 2000 + (found.length % 3));
  return resolver.resolve();
}

test.prop([corpus])("the order of the papers does not change the concepts", (papers) => {
  const { concepts, merges } = resolve(papers);
  const turned = resolve(papers.toReversed());
  expect(turned.concepts).toEqual(concepts);
  expect(turned.merges).toEqual(merges);
});

test.prop([corpus])("every entity has a concept, and ids are unique", (papers) => {
  const { concepts, conceptOf } = resolve(papers);
  const ids = new Set(concepts.map(({ id }) => id));
  for (const found of papers) {
    for (const one of found) expect(ids).toContain(conceptOf(one, found)?.id);
  }
  expect(new Set(concepts.map(({ id }) => id)).size).toBe(concepts.length);
});

const simpleName = fc
  .array(fc.string({ unit: fc.constantFrom("a", "e", "i", "s", "X", "Z", "0", "9"), minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((words) => fc.constantFrom(words.join(" "), words.join("-")));

test.prop([simpleName])("a name of words and numbers folds as it does among signs", (text) => {
  expect(foldName(text)).toBe(foldName(`“${text}?`));
});

test.prop([fc.string({ unit: "grapheme" })])("folding twice is folding once", (text) => {
  const folded = foldName(text);
  expect(foldName(folded)).toBe(folded);
});

test.prop([fc.string({ unit: "binary" })])(
  "a concept's id holds letters, digits, dashes, dots and percent signs only",
  (text) => {
    expect(conceptId("Method", foldName(text))).toMatch(/^method:[\p{L}\p{N}.%-]*$/u);
  },
);
