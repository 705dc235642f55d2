import { withContentHash } from "../../src/model/content-hash.ts";
import { ENTITY_TYPES, type EntityType } from "../../src/model/extraction.ts";
import type { GraphBatch, GraphNode, GraphRelationship, RelationshipType } from "../../src/model/graph.ts";

/** How large a made-up graph is. */
export interface GraphSize {
  readonly papers: number;
  readonly concepts: number;
  /** Paper → Concept, each with its evidence, in each paper. */
  readonly relationsAPaper: number;
}

/** As the build cuts them. */
const PAPERS_A_BATCH = 1_000;
const CONCEPTS_A_BATCH = 5_000;
/** Characters of a real abstract and of a real sentence, on average. */
const ABSTRACT = "lorem ipsum ".repeat(108);
const SENTENCE = "dolor sit amet ".repeat(12);

const RELATIONS: Readonly<Record<EntityType, readonly RelationshipType[]>> = {
  Method: ["PROPOSES", "USES", "COMPARES_WITH"],
  Dataset: ["INTRODUCES", "EVALUATES_ON", "MENTIONS"],
  Metric: ["REPORTS", "MENTIONS"],
  Task: ["ADDRESSES", "MENTIONS"],
};

/** A number in [0, 1) that looks random and is the same for the same two (xorshift-multiply, as in SplitMix32). */
function randomOf(paper: number, draw: number): number {
  let state = (paper * 0x9e37_79b9 + draw * 0x85eb_ca6b) | 0;
  state = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
  state = Math.imul(state ^ (state >>> 15), 0x735a_2d97);
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
}

const typeOf = (index: number): EntityType => ENTITY_TYPES[index % ENTITY_TYPES.length] ?? "Method";
const conceptIdOf = (index: number): string => `${typeOf(index).toLowerCase()}:concept-${index}`;

/** All concepts, some at a time. */
export function* conceptBatches({ concepts }: GraphSize): Generator<GraphBatch> {
  for (let start = 0; start < concepts; start += CONCEPTS_A_BATCH) {
    const length = Math.min(CONCEPTS_A_BATCH, concepts - start);
    yield { nodes: Array.from({ length }, (_, index) => makeConcept(start + index)), relationships: [] };
  }
}

function makeConcept(index: number): GraphNode {
  return withContentHash({
    label: typeOf(index),
    id: conceptIdOf(index),
    properties: {
      name: `Concept ${index}`,
      aliases: [`C${index}`],
      paperCount: 1,
      firstYear: 2015 + (index % 10),
      confidence: 0.9,
      ambiguous: false,
      formerIds: [],
    },
  });
}

/** The papers from `first` up to `end` with all that hangs on them, some at a time. */
export function* paperBatches(size: GraphSize, first: number, end: number): Generator<GraphBatch> {
  for (let start = first; start < end; start += PAPERS_A_BATCH) {
    const length = Math.min(PAPERS_A_BATCH, end - start);
    const made = Array.from({ length }, (_, index) => makePaper(start + index, size));
    yield {
      nodes: made.flatMap(({ nodes }) => nodes),
      relationships: made.flatMap(({ relationships }) => relationships),
    };
  }
}

/** A few concepts are in many papers: the cube of a random number chooses. */
function makePaper(index: number, { concepts, relationsAPaper }: GraphSize): GraphBatch {
  const id = `arxiv:2501.${index}`;
  const relationships = new Map<string, GraphRelationship>();
  for (let draw = 0; relationships.size < relationsAPaper; draw += 1) {
    const chosen = Math.floor(concepts * randomOf(index, draw) ** 3);
    const types = RELATIONS[typeOf(chosen)];
    const properties = {
      confidence: Math.round(randomOf(index, draw + 1) * 100) / 100,
      spans: ["abstract:10-20", "abstract:210-220"],
      texts: ["lorem ipsum", "lorem ipsum"],
      sentences: [SENTENCE, SENTENCE],
    };
    const type = types[draw % types.length] ?? "MENTIONS";
    relationships.set(conceptIdOf(chosen), { type, from: id, to: conceptIdOf(chosen), properties });
  }
  const owned = { nodes: [], relationships: [...relationships.values()] };
  const properties = {
    title: `Paper ${index}`,
    abstract: ABSTRACT,
    year: 2015 + (index % 10),
    ids: [],
    sources: ["x"],
  };
  return {
    nodes: [withContentHash({ label: "Paper", id, properties }, owned)],
    relationships: owned.relationships,
  };
}
