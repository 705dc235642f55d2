import { z } from "zod";
import { isEntityType } from "../model/extraction.ts";
import {
  CONCEPT_RELATION_TYPES,
  EVIDENCE_TYPES,
  type GraphBatch,
  type GraphNode,
  type GraphRelationship,
  NODE_LABELS,
  type NodeLabel,
  REFERENCE_TYPES,
} from "../model/graph.ts";
import { completeNode, completeRelationship } from "../model/properties.ts";
import { readStatements, statementNamed } from "./statements.ts";
import type { Citations, GraphStore, Parameters, Row } from "./store.ts";

/** Something that a graph lacks, says otherwise, or has too much. */
export interface Difference {
  readonly kind: "missing" | "different" | "surplus";
  /** `Paper arxiv:…`, or `arxiv:… USES method:…`. */
  readonly what: string;
  /** Names of the properties that differ. */
  readonly properties: readonly string[];
}

/** Compares a graph with what it should hold. Properties, nodes and relationships of others do not count. */
export interface Comparison {
  /** Whole papers, or concepts. */
  compare(batch: GraphBatch): Promise<readonly Difference[]>;
  /** All relationships between concepts. */
  compareRelations(relationships: readonly GraphRelationship[]): Promise<readonly Difference[]>;
  compareCitations(citations: Citations): Promise<readonly Difference[]>;
  /** Nodes of a label whose ids are not in `ids`. */
  surplus(label: "Paper" | "Concept", ids: Pick<ReadonlySet<string>, "has">): AsyncGenerator<Difference>;
}

type Fields = Readonly<Record<string, unknown>>;
const nodeRows = z.array(z.object({ node: z.looseObject({ id: z.string(), labels: z.array(z.string()) }) }));
const linkRows = z.array(
  z.object({ from: z.string(), link: z.looseObject({ type: z.string() }), to: z.string().nullable() }),
);
const relationRows = z.array(z.object({ from: z.string(), type: z.string(), to: z.string() }));
const idRows = z.array(z.object({ id: z.string() }).transform(({ id }) => id));
const PAGE = 10_000;

/** Asks one of the statements, with its gaps filled. */
type Ask = (name: string, gaps: Readonly<Record<string, string>>, parameters: Parameters) => Promise<readonly Row[]>;

export function createComparison(store: GraphStore): Comparison {
  const statements = new Map([...readStatements("compare.cypher"), ...readStatements("relate.cypher")]);
  const ask: Ask = async (name, gaps, parameters) => {
    const text = Object.entries(gaps).reduce(
      (filled, [gap, word]) => filled.replace(`{{${gap}}}`, word),
      statementNamed(statements, name),
    );
    return (await store.query(text, parameters)).rows;
  };
  return {
    async compare({ nodes, relationships }) {
      const stored = await nodesOf(ask, nodes);
      return [
        ...nodes.flatMap((node) => differenceOfNode(node, stored.get(`${node.label} ${node.id}`))),
        ...differencesOfLinks(relationships, await linksOf(ask, nodes)),
      ];
    },
    async compareRelations(relationships) {
      const types = CONCEPT_RELATION_TYPES.join("|");
      return differencesOfLinks(relationships, plainLinks(await ask("stored-relations", { types }, {})));
    },
    async compareCitations({ papers, relationships }) {
      return differencesOfLinks(relationships, plainLinks(await ask("stored-citations", {}, { ids: papers })));
    },
    async *surplus(label, ids) {
      let after: string | undefined = "";
      while (after !== undefined) {
        const listed: readonly string[] = idRows.parse(await ask("node-page", { label }, { after, size: PAGE }));
        for (const id of listed) if (!ids.has(id)) yield { kind: "surplus", what: `${label} ${id}`, properties: [] };
        after = listed.length < PAGE ? undefined : listed.at(-1);
      }
    },
  };
}

/** Relationships without properties. */
const plainLinks = (rows: readonly Row[]): ReadonlyMap<string, Fields> =>
  new Map(relationRows.parse(rows).map(({ from, type, to }) => [`${from} ${type} ${to}`, { type }] as const));

async function nodesOf(ask: Ask, nodes: readonly GraphNode[]): Promise<ReadonlyMap<string, Fields>> {
  const found = new Map<string, Fields>();
  for (const label of NODE_LABELS) {
    const ids = idsOf(nodes, label);
    const rows = ids.length === 0 ? [] : nodeRows.parse(await ask("nodes", { label: keyLabel(label) }, { ids }));
    for (const { node } of rows) if (node.labels.includes(label)) found.set(`${label} ${node.id}`, node);
  }
  return found;
}

/** The label that a node's key is indexed under. */
const keyLabel = (label: NodeLabel): string => (isEntityType(label) ? "Concept" : label);

const idsOf = (nodes: readonly GraphNode[], label: NodeLabel): readonly string[] =>
  nodes.flatMap((node) => (node.label === label ? [node.id] : []));

async function linksOf(ask: Ask, nodes: readonly GraphNode[]): Promise<ReadonlyMap<string, Fields>> {
  const papers = idsOf(nodes, "Paper");
  const rows = [
    ...(await ask("links", { label: "Paper", types: [...EVIDENCE_TYPES, "HAS_RESULT"].join("|") }, { ids: papers })),
    ...(await ask("links", { label: "Result", types: REFERENCE_TYPES.join("|") }, { ids: idsOf(nodes, "Result") })),
    ...(await ask("authors", {}, { ids: papers })),
  ];
  // A node without an id of ours is someone else's, and so is what leads to it.
  return new Map(
    linkRows
      .parse(rows)
      .flatMap(({ from, link, to }) => (to === null ? [] : [[`${from} ${link.type} ${to}`, link] as const])),
  );
}

const keyOf = ({ from, type, to }: GraphRelationship): string => `${from} ${type} ${to}`;

function differenceOfNode(node: GraphNode, stored: Fields | undefined): readonly Difference[] {
  const { label, id } = node;
  const expected = completeNode(label, node.properties);
  const difference = differenceOf(`${label} ${id}`, expected, stored);
  // Papers of one author spell the name in several ways, of which the last in order is kept.
  const isSpelling = label === "Author" && String(stored?.["name"]) > String(expected["name"]);
  return isSpelling ? [] : difference;
}

function differencesOfLinks(
  relationships: readonly GraphRelationship[],
  stored: ReadonlyMap<string, Fields>,
): readonly Difference[] {
  const expected = new Map(relationships.map((one) => [keyOf(one), completeRelationship(one.type, one.properties)]));
  const surplus = [...stored.keys()].filter((key) => !expected.has(key));
  return [
    ...[...expected].flatMap(([key, properties]) => differenceOf(key, properties, stored.get(key))),
    ...surplus.map((what): Difference => ({ kind: "surplus", what, properties: [] })),
  ];
}

function differenceOf(what: string, expected: Fields, stored: Fields | undefined): readonly Difference[] {
  if (stored === undefined) return [{ kind: "missing", what, properties: [] }];
  const properties = Object.keys(expected).filter(
    (name) => JSON.stringify(expected[name]) !== JSON.stringify(stored[name] ?? null),
  );
  return properties.length === 0 ? [] : [{ kind: "different", what, properties }];
}
