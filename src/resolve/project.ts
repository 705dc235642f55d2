import type { Concept } from "../model/concept.ts";
import { withContentHash } from "../model/content-hash.ts";
import {
  ROLES,
  type Entity,
  type EntityType,
  type Mention,
  type PaperExtraction,
  type Result,
  type Role,
} from "../model/extraction.ts";
import {
  type ReferenceType,
  relationshipOf,
  type GraphBatch,
  type GraphNode,
  type GraphRelationship,
  type Properties,
  type PropertyValue,
} from "../model/graph.ts";
import type { Paper } from "../model/paper.ts";
import { roundProbability } from "../model/probability.ts";
import { overlaps, type Span } from "../model/span.ts";
import { foldTitle } from "../text/fold.ts";
import type { ConceptKey } from "./describe.ts";
import type { Resolution } from "./resolver.ts";
import { roleAs } from "./types.ts";

/** A paper with what was found in it. */
export interface ReadPaper {
  readonly paper: Paper;
  readonly extraction: PaperExtraction;
}

/** The node of a concept. */
export function conceptNode(concept: Concept): GraphNode {
  const { id, type, ...properties } = concept;
  return withContentHash({ label: type, id, properties: known(properties) });
}

/** A paper as it stands in the graph: its node, authors and results, and its relationships with their evidence. */
export function projectPaper({ paper, extraction }: ReadPaper, resolution: Resolution): GraphBatch {
  const authors = authorNodes(paper);
  const results = resultsOf({ paper, extraction }, resolution);
  const owned = {
    nodes: [...authors, ...results.nodes],
    relationships: [
      ...conceptRelationships({ paper, extraction }, resolution),
      ...results.relationships,
      ...authors.map((author, position): GraphRelationship => ({
        type: "WROTE",
        from: author.id,
        to: paper.id,
        properties: { position: position + 1 },
      })),
    ],
  };
  return {
    nodes: [withContentHash(paperNode({ paper, extraction }), owned), ...owned.nodes],
    relationships: owned.relationships,
  };
}

function paperNode({ paper, extraction }: ReadPaper): GraphNode {
  const { id, authors: _authors, authorIds: _authorIds, references: _references, ...properties } = paper;
  const { foreign, textLanguage } = extraction;
  const language = paper.language ?? textLanguage;
  return { label: "Paper", id, properties: known({ ...properties, language, foreign, textLanguage }) };
}

/** Leaves out what is not known. */
function known(properties: Readonly<Record<string, PropertyValue | undefined>>): Properties {
  const entries = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(entries);
}

/** Authors for whom no source gives an id are told apart by name alone; a name that folds to nothing is left out. */
function authorNodes(paper: Paper): readonly GraphNode[] {
  const nodes = new Map<string, GraphNode>();
  for (const [place, name] of (paper.authors ?? []).entries()) {
    const given = paper.authorIds?.[place] ?? undefined;
    const id = given ?? foldTitle(name);
    const properties = { name, nameOnly: given === undefined };
    if (id !== "" && !nodes.has(id)) nodes.set(id, { label: "Author", id, properties });
  }
  return [...nodes.values()];
}

/** Entities of one paper that are one concept become one relationship, in the strongest of their roles; each has a role of the concept's type. */
function conceptRelationships({ paper, extraction }: ReadPaper, resolution: Resolution): readonly GraphRelationship[] {
  const entitiesByConcept = new Map<string, Entity[]>();
  for (const entity of extraction.entities) {
    const concept = resolution.conceptOf(entity, extraction.entities);
    if (concept === undefined) continue;
    const { id, type } = concept;
    const typed = type === entity.type ? entity : { ...entity, type, role: roleAs(type, entity.role) };
    const entities = entitiesByConcept.get(id);
    if (entities === undefined) entitiesByConcept.set(id, [typed]);
    else entities.push(typed);
  }
  return [...entitiesByConcept].flatMap(([id, entities]) => {
    const [strongest] = entities.toSorted((a, b) => roleRank(a) - roleRank(b));
    if (strongest === undefined) return [];
    return [
      {
        type: relationshipOf(strongest.type, strongest.role),
        from: paper.id,
        to: id,
        properties: {
          confidence: roundProbability(strongest.confidence * strongest.roleConfidence),
          ...evidenceOf(
            entities.flatMap(({ mentions }) => mentions),
            { paper, extraction },
          ),
        },
      },
    ];
  });
}

const REFERENCES: readonly (readonly [ReferenceType, EntityType, (result: Result) => string | null])[] = [
  ["OF_METHOD", "Method", ({ method }) => method],
  ["ON_DATASET", "Dataset", ({ dataset }) => dataset],
  ["IN_METRIC", "Metric", ({ metric }) => metric],
  ["OVER_BASELINE", "Method", ({ baseline }) => baseline],
];

/** The results of a paper, and what they refer to; a hidden concept is referred to by none. */
function resultsOf({ paper, extraction }: ReadPaper, resolution: Resolution): GraphBatch {
  const nodes = extraction.results.map((result, place) => resultNode({ paper, extraction }, result, place));
  const conceptNamed = (type: EntityType, name: string | null): ConceptKey | undefined => {
    const entity = extraction.entities.find((one) => one.type === type && one.name === name);
    return entity && resolution.conceptOf(entity, extraction.entities);
  };
  const relationships = nodes.flatMap(({ id }, place) => [
    { type: "HAS_RESULT" as const, from: paper.id, to: id, properties: {} },
    ...referencesOf(extraction.results[place]!, conceptNamed).map(([type, to]) => ({
      type,
      from: id,
      to,
      properties: {},
    })),
  ]);
  return { nodes, relationships };
}

/**
 * What a result refers to. A concept that other papers know under another type than this one stands in the place of that type
 * when nothing else does ("on CLIP" named a data set that is a method); a task has none.
 */
function referencesOf(
  result: Result,
  conceptNamed: (type: EntityType, name: string | null) => ConceptKey | undefined,
): readonly (readonly [ReferenceType, string])[] {
  const found = REFERENCES.flatMap(([reference, type, nameOf]) => {
    const concept = conceptNamed(type, nameOf(result));
    return concept === undefined ? [] : [{ reference, type, concept }];
  });
  const references = new Map<ReferenceType, string>();
  for (const { reference, type, concept } of found) if (concept.type === type) references.set(reference, concept.id);
  for (const { type, concept } of found) {
    const place = REFERENCES.find(([, typeOfPlace]) => typeOfPlace === concept.type)?.[0];
    if (concept.type !== type && place !== undefined && !references.has(place)) references.set(place, concept.id);
  }
  return [...references];
}

function resultNode({ paper, extraction }: ReadPaper, result: Result, place: number): GraphNode {
  const { number, value, unit, relative, confidence, evidence } = result;
  const { field, start, end } = evidence;
  const properties = {
    value: number ?? undefined,
    text: value,
    unit,
    relative,
    confidence,
    span: `${field}:${start}-${end}`,
    sentence: field === "title" ? paper.title : sentenceAround(evidence, paper.abstract, extraction.sentences),
  };
  return { label: "Result", id: `${paper.id}#r${place + 1}`, properties: known(properties) };
}

function roleRank(entity: Entity): number {
  const roles: readonly Role[] = ROLES[entity.type];
  return roles.indexOf(entity.role);
}

/** Three parallel lists in text order, the title first. */
function evidenceOf(mentions: readonly Mention[], { paper, extraction }: ReadPaper): Properties {
  const inOrder = mentions.toSorted(
    (a, b) => Number(a.field === "abstract") - Number(b.field === "abstract") || a.start - b.start,
  );
  return {
    spans: inOrder.map(({ field, start, end }) => `${field}:${start}-${end}`),
    texts: inOrder.map(({ text }) => text),
    sentences: inOrder.map((mention) =>
      mention.field === "title" ? paper.title : sentenceAround(mention, paper.abstract, extraction.sentences),
    ),
  };
}

/** The sentence of a span; the sentences that it spans when the splitter cut it, the whole text when it has none. */
function sentenceAround(span: Span, text: string, sentences: readonly Span[]): string {
  const touched = sentences.filter((sentence) => overlaps(sentence, span));
  return text.slice(touched[0]?.start ?? 0, touched.at(-1)?.end ?? text.length);
}
