import type { EntityType } from "../../src/model/extraction.ts";
import type { GraphBatch, GraphNode, GraphRelationship, Properties, RelationshipType } from "../../src/model/graph.ts";

/** A node of a concept whose name is what its id says. */
export function concept(type: EntityType, name: string, fields: Properties = {}): GraphNode {
  const id = `${type.toLowerCase()}:${name.toLowerCase().replaceAll(" ", "-")}`;
  return {
    label: type,
    id,
    properties: { name, aliases: [], paperCount: 1, confidence: 0.9, ambiguous: false, formerIds: [], ...fields },
  };
}

export function paperNode(id: string, fields: Properties = {}): GraphNode {
  return {
    label: "Paper",
    id,
    properties: { title: `Title of ${id}`, abstract: `Abstract of ${id}.`, sources: ["small.jsonl"], ...fields },
  };
}

export function author(name: string): GraphNode {
  return { label: "Author", id: name.toLowerCase(), properties: { name, nameOnly: true } };
}

/** A paper's relation to a concept, with one sentence as its evidence. */
export function relation(from: string, type: RelationshipType, to: GraphNode): GraphRelationship {
  const name = String(to.properties.name);
  return {
    type,
    from,
    to: to.id,
    properties: { confidence: 0.8, spans: ["abstract:3-7"], texts: [name], sentences: [`In ${from} we see ${name}.`] },
  };
}

/** The first result of a paper. */
export function result(paper: string, value: number): GraphNode {
  const properties = {
    value,
    text: `${value}`,
    unit: "%",
    relative: false,
    confidence: 1,
    span: "abstract:3-5",
    sentence: "",
  };
  return { label: "Result", id: `${paper}#r1`, properties };
}

export const refers = (from: GraphNode, type: RelationshipType, to: GraphNode): GraphRelationship => ({
  type,
  from: from.id,
  to: to.id,
  properties: {},
});

export const wrote = (name: string, to: string, position: number): GraphRelationship => ({
  type: "WROTE",
  from: name.toLowerCase(),
  to,
  properties: { position },
});

export const transformer: GraphNode = concept("Method", "Transformer", { paperCount: 3, firstYear: 2017 });
export const bert: GraphNode = concept("Method", "BERT", {
  aliases: ["Bidirectional Encoder"],
  formerIds: ["method:bidirectional-encoder"],
  paperCount: 2,
  firstYear: 2018,
});
export const lstm: GraphNode = concept("Method", "LSTM", { paperCount: 2, firstYear: 2017 });
const roberta = concept("Method", "RoBERTa", { firstYear: 2019 });
const translationPairs = concept("Dataset", "WMT 2014", { firstYear: 2017 });
const squad = concept("Dataset", "SQuAD", { paperCount: 2, firstYear: 2018 });
const news = concept("Dataset", "CC-News", { firstYear: 2019 });
const bleu = concept("Metric", "BLEU", { firstYear: 2017 });
const f1 = concept("Metric", "F1", { paperCount: 2, firstYear: 2018 });
const accuracy = concept("Metric", "Accuracy", { firstYear: 2019 });
const translation = concept("Task", "Translation", { firstYear: 2017 });
const answering = concept("Task", "Question Answering", { paperCount: 2, firstYear: 2018 });

const score = result("p2", 93.2);

/** Four papers, the last without year, abstract, authors or concepts: small enough that every answer can be counted by hand. */
export const smallGraph: GraphBatch = {
  nodes: [
    paperNode("p1", { year: 2017, ids: ["arxiv:1706.1"] }),
    paperNode("p2", { year: 2018 }),
    paperNode("p3", { year: 2019, foreign: true }),
    paperNode("p4", { abstract: "" }),
    author("Ada"),
    author("Bob"),
    author("Eve"),
    transformer,
    bert,
    lstm,
    roberta,
    translationPairs,
    squad,
    news,
    bleu,
    f1,
    accuracy,
    translation,
    answering,
    score,
  ],
  relationships: [
    wrote("Ada", "p1", 1),
    wrote("Bob", "p1", 2),
    wrote("Bob", "p2", 1),
    wrote("Eve", "p3", 1),
    relation("p1", "PROPOSES", transformer),
    relation("p1", "COMPARES_WITH", lstm),
    relation("p1", "EVALUATES_ON", translationPairs),
    relation("p1", "REPORTS", bleu),
    relation("p1", "ADDRESSES", translation),
    relation("p2", "PROPOSES", bert),
    relation("p2", "USES", transformer),
    relation("p2", "COMPARES_WITH", lstm),
    relation("p2", "EVALUATES_ON", squad),
    relation("p2", "REPORTS", f1),
    relation("p2", "ADDRESSES", answering),
    relation("p3", "PROPOSES", roberta),
    relation("p3", "USES", transformer),
    relation("p3", "COMPARES_WITH", bert),
    relation("p3", "EVALUATES_ON", squad),
    relation("p3", "INTRODUCES", news),
    relation("p3", "REPORTS", f1),
    relation("p3", "MENTIONS", accuracy),
    relation("p3", "ADDRESSES", answering),
    refers(paperNode("p2"), "HAS_RESULT", score),
    refers(score, "OF_METHOD", bert),
    refers(score, "ON_DATASET", squad),
    refers(score, "IN_METRIC", f1),
    refers(score, "OVER_BASELINE", lstm),
  ],
};

const doubtful = (from: string, type: RelationshipType, to: GraphNode): GraphRelationship => {
  const { properties, ...ends } = relation(from, type, to);
  return { ...ends, properties: { ...properties, confidence: 0.3 } };
};

const rumour = concept("Dataset", "Rumours", { firstYear: 2017 });
const guess: GraphNode = { ...result("p1", 12), properties: { ...result("p1", 12).properties, confidence: 0.3 } };

const doubts: readonly GraphRelationship[] = [
  doubtful("p1", "USES", bert),
  doubtful("p1", "EVALUATES_ON", squad),
  doubtful("p1", "MENTIONS", rumour),
  doubtful("p4", "USES", bert),
  doubtful("p4", "USES", lstm),
  doubtful("p4", "ADDRESSES", answering),
];

/** Concepts count their papers however sure it is. */
const withDoubts = (node: GraphNode): GraphNode => {
  const more = doubts.filter(({ to }) => to === node.id).length;
  const { paperCount } = node.properties;
  return typeof paperCount === "number"
    ? { ...node, properties: { ...node.properties, paperCount: paperCount + more, firstYear: 2017 } }
    : node;
};

/** The small graph, and what was found in its papers with a confidence of 0.3. */
export const doubtfulGraph: GraphBatch = {
  nodes: [...smallGraph.nodes.map(withDoubts), rumour, guess],
  relationships: [
    ...smallGraph.relationships,
    ...doubts,
    refers(paperNode("p1"), "HAS_RESULT", guess),
    refers(guess, "ON_DATASET", squad),
  ],
};

/** Without a node and all that hangs on it. */
export const without = (batch: GraphBatch, id: string): GraphBatch => ({
  nodes: batch.nodes.filter((node) => node.id !== id),
  relationships: batch.relationships.filter(({ from, to }) => from !== id && to !== id),
});
