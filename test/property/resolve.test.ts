import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { conceptId } from "../../src/model/concept.ts";
import { type Decision, decisionsInForce, keepsApart } from "../../src/model/decision.ts";
import { ENTITY_TYPES, type Entity } from "../../src/model/extraction.ts";
import { compareNames, loadKnowledge, prepareName } from "../../src/resolve/names/index.ts";
import { createResolver, type Resolution, type Resolver } from "../../src/resolve/resolver.ts";
import { foldName } from "../../src/text/fold.ts";
import { entity } from "../builders.ts";

/** Names that are alike in every way in which names are joined or kept apart. */
const NAMES = [
  "ViT",
  "vits",
  "Vision Transformer",
  "vision transformres",
  "ZQ",
  "zebra quality",
  "zoom quotient",
  "quality of zebra patterns",
  "zebra pattern quality",
  "Zorro-2",
  "Zorro 2",
  "Zorro-3",
  "Zorro",
  "the Zorro dataset",
  "our approach",
  "C++",
  "C",
] as const;
const name = fc.constantFrom(...NAMES);
/** Short forms beside what they stand for, as well as anything else. */
const forms = fc.oneof(
  fc.array(name, { minLength: 1, maxLength: 2 }),
  fc.constantFrom(["zebra quality", "ZQ"], ["zoom quotient", "ZQ"], ["Vision Transformer", "ViT"]),
);
const entities: fc.Arbitrary<readonly Entity[]> = fc.array(
  fc.tuple(fc.constantFrom(...ENTITY_TYPES), forms).map(([type, texts]) => entity(type, texts)),
  { maxLength: 4 },
);
const corpus = fc.array(entities, { maxLength: 10 });
const decision: fc.Arbitrary<Decision> = fc
  .tuple(fc.constantFrom("join", "forbid", "hide"), fc.constantFrom(...ENTITY_TYPES), fc.tuple(name, name))
  .map(([kind, type, [one, other]]) => ({ decision: kind, type, name: one, other: kind === "hide" ? "" : other }));
const decisions = fc.array(decision, { maxLength: 4 });

const knowledge = loadKnowledge();

type Papers = readonly (readonly Entity[])[];

function addTo(resolver: Resolver, papers: Papers): Resolver {
  for (const found of papers) resolver.add(found, 2000 + (found.length % 3));
  return resolver;
}

const resolve = (papers: Papers, made: readonly Decision[] = []): Resolution =>
  addTo(createResolver(knowledge), papers).resolve(made);

/** All that a resolution says of papers. */
const toldOf = (resolution: Resolution, papers: Papers): object => ({
  concepts: resolution.concepts,
  merges: resolution.merges,
  relationships: resolution.relationships,
  ids: papers.map((found) => found.map((one) => resolution.conceptOf(one, found))),
});

test.prop([corpus, decisions])("the order of the papers does not change the concepts", (papers, made) => {
  expect(toldOf(resolve(papers.toReversed(), made), papers)).toEqual(toldOf(resolve(papers, made), papers));
});

test.prop([fc.array(corpus, { maxLength: 4 }), decisions])(
  "papers that come bit by bit, and decisions that come and go, leave what all at once would give",
  (builds, made) => {
    const resolver = createResolver(knowledge);
    for (const [index, papers] of builds.entries()) {
      const before = addTo(resolver, papers).resolve(index % 2 === 0 ? made : []);
      expect(before.concepts.length).toBeGreaterThanOrEqual(0);
      for (const found of papers) for (const one of found) before.conceptOf(one, found);
    }
    const papers = builds.flat();
    expect(toldOf(resolver.resolve(made), papers)).toEqual(toldOf(resolve(papers, made), papers));
  },
);

test.prop([corpus, decisions])(
  "no concept holds names that a decision keeps apart, whatever the papers say",
  (papers, made) => {
    const inForce = decisionsInForce(made, foldName).filter(keepsApart);
    const { merges, concepts } = resolve(papers, made);
    for (const concept of concepts) {
      const joined = merges.filter((merge) => merge.concept === concept.id);
      const held = new Set([concept, ...joined].map((one) => `${one.type} ${foldName(one.name)}`));
      for (const { type, name: one, other } of inForce) {
        if (foldName(one) === foldName(other)) continue;
        expect([`${type} ${foldName(one)}`, `${type} ${foldName(other)}`].every((key) => held.has(key))).toBe(false);
      }
    }
  },
);

test.prop([corpus])("every joining has a reason that holds", (papers) => {
  const { merges, concepts } = resolve(papers);
  for (const { type, name: one, into, concept, reason } of merges) {
    const [a, b] = [prepareName(type, one, knowledge), prepareName(type, into, knowledge)];
    const holds = {
      spelling: a.folded === b.folded,
      folding: a.normal === b.normal,
      alias: a.canonical === b.canonical,
      fuzzy: compareNames(a, b, knowledge).verdict === "same",
      type: ENTITY_TYPES.some((other) => prepareName(other, into, knowledge).canonical === a.canonical),
      acronym: papers.flat().some(({ mentions }) => mentions.some(({ text }) => foldName(text) === a.folded)),
      user: false,
    };
    expect({ one, into, reason, holds: holds[reason] }).toMatchObject({ holds: true });
    expect(concepts.map(({ id }) => id)).toContain(concept);
  }
});

test.prop([corpus])("every entity but one without a name has a concept, and ids are unique", (papers) => {
  const resolution = resolve(papers);
  const ids = new Set(resolution.concepts.map(({ id }) => id));
  for (const found of papers) {
    for (const one of found) {
      const id = resolution.conceptOf(one, found)?.id;
      if (id === undefined) expect(one.name).toBe("our approach");
      else expect(ids).toContain(id);
    }
  }
  expect(ids.size).toBe(resolution.concepts.length);
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
