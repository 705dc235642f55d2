import type { Concept } from "../model/concept.ts";
import { ROLES, type Entity, type Mention, type PaperExtraction, type Role } from "../model/extraction.ts";
import {
  relationshipOf,
  type GraphBatch,
  type GraphNode,
  type GraphRelationship,
  type Properties,
  type PropertyValue,
} from "../model/graph.ts";
import type { Paper } from "../model/paper.ts";
import { overlaps, type Span } from "../model/span.ts";
import { foldTitle } from "../text/fold.ts";
import type { Resolution } from "./resolve.ts";

/** A paper with what was found in it. */
export interface ReadPaper {
  readonly paper: Paper;
  readonly extraction: PaperExtraction;
}

/** The node of a concept. */
export function conceptNode(concept: Concept): GraphNode {
  const { id, type, ...properties } = concept;
  return { label: type, id, properties: known(properties) };
}

/** A paper as it stands in the graph: its node, its authors, and its relationships with their evidence. */
export function projectPaper({ paper, extraction }: ReadPaper, resolution: Resolution): GraphBatch {
  const authors = authorNodes(paper);
  return {
    nodes: [paperNode(paper), ...authors],
    relationships: [
      ...conceptRelationships({ paper, extraction }, resolution),
      ...authors.map((author, position): GraphRelationship => ({
        type: "WROTE",
        from: author.id,
        to: paper.id,
        properties: { position: position + 1 },
      })),
    ],
  };
}

function paperNode(paper: Paper): GraphNode {
  const { id, authors: _authors, ...properties } = paper;
  return { label: "Paper", id, properties: known(properties) };
}

/** Leaves out what is not known. */
function known(properties: Readonly<Record<string, PropertyValue | undefined>>): Properties {
  const entries = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(entries);
}

/** Authors are told apart by name alone as long as no source gives an id for them; a name that folds to nothing is left out. */
function authorNodes(paper: Paper): readonly GraphNode[] {
  const nodes = new Map<string, GraphNode>();
  for (const name of paper.authors ?? []) {
    const id = foldTitle(name);
    if (id !== "" && !nodes.has(id)) nodes.set(id, { label: "Author", id, properties: { name, nameOnly: true } });
  }
  return [...nodes.values()];
}

/** Entities of one paper that are one concept become one relationship, in the strongest of their roles. */
function conceptRelationships({ paper, extraction }: ReadPaper, resolution: Resolution): readonly GraphRelationship[] {
  const entitiesByConcept = new Map<string, Entity[]>();
  for (const entity of extraction.entities) {
    const concept = resolution.conceptOf(entity);
    if (concept === undefined) continue;
    const entities = entitiesByConcept.get(concept.id);
    if (entities === undefined) entitiesByConcept.set(concept.id, [entity]);
    else entities.push(entity);
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
          confidence: rounded(strongest.confidence * strongest.roleConfidence),
          ...evidenceOf(
            entities.flatMap(({ mentions }) => mentions),
            { paper, extraction },
          ),
        },
      },
    ];
  });
}

function roleRank(entity: Entity): number {
  const roles: readonly Role[] = ROLES[entity.type];
  return roles.indexOf(entity.role);
}

/** A probability to four digits: more would only bloat the store. */
const rounded = (probability: number): number => Math.round(probability * 10_000) / 10_000;

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
