import type { GraphBatch, GraphNode, GraphRelationship, Properties } from "../../src/model/graph.ts";
import { author, concept, paperNode, refers, relation, wrote } from "./small-graph.ts";

const method = (name: string, paperCount: number, fields: Properties = {}): GraphNode =>
  concept("Method", name, { paperCount, ...fields });
const dataset = (name: string, paperCount: number, fields: Properties = {}): GraphNode =>
  concept("Dataset", name, { paperCount, ...fields });

const alpha = method("Alpha", 4, { aliases: ["AL"], firstYear: 2019 });
const beta = method("Beta", 2, { firstYear: 2020 });
const gamma = method("Gamma", 5, { ambiguous: true, firstYear: 2020 });
const delta = method("Delta", 1, { firstYear: 2021 });
const epsilon = method("Epsilon", 1, { firstYear: 2021 });
const roads = dataset("Roads", 4, { aliases: ["al"], firstYear: 2019 });
const rivers = dataset("Rivers", 3, { firstYear: 2020 });
const lakes = dataset("Lakes", 2, { firstYear: 2021 });
const seas = dataset("Seas", 1, { firstYear: 2021 });
const accuracy = concept("Metric", "accuracy", { paperCount: 4, firstYear: 2019 });
const errorRate = concept("Metric", "error rate", { paperCount: 1, firstYear: 2020 });
const mapping = concept("Task", "mapping", { paperCount: 4, firstYear: 2019 });
const naming = concept("Task", "naming", { paperCount: 3, firstYear: 2021 });

const papers: readonly GraphNode[] = [
  paperNode("f1", { year: 2019, date: "2019-03-01" }),
  paperNode("f2", { year: 2020, date: "2020-05-01" }),
  paperNode("f3", { year: 2020 }),
  paperNode("f4", { year: 2021, date: "2021-01-10" }),
  paperNode("f5", { year: 2021, date: "2021-06-01" }),
  paperNode("f6", { year: 2021, date: "2021-02-01" }),
  paperNode("f7", { year: 2021, date: "2021-03-01" }),
  paperNode("f8", { abstract: "" }),
];

const relations: readonly GraphRelationship[] = [
  relation("f1", "PROPOSES", alpha),
  relation("f1", "INTRODUCES", roads),
  relation("f1", "REPORTS", accuracy),
  relation("f1", "ADDRESSES", mapping),
  relation("f2", "PROPOSES", beta),
  relation("f2", "COMPARES_WITH", alpha),
  relation("f2", "EVALUATES_ON", roads),
  relation("f2", "EVALUATES_ON", rivers),
  relation("f2", "REPORTS", accuracy),
  relation("f2", "ADDRESSES", mapping),
  relation("f3", "PROPOSES", gamma),
  relation("f3", "COMPARES_WITH", alpha),
  relation("f3", "EVALUATES_ON", roads),
  relation("f3", "EVALUATES_ON", rivers),
  relation("f3", "REPORTS", accuracy),
  relation("f3", "REPORTS", errorRate),
  relation("f3", "ADDRESSES", mapping),
  relation("f4", "USES", gamma),
  relation("f4", "INTRODUCES", lakes),
  relation("f4", "MENTIONS", rivers),
  relation("f4", "ADDRESSES", naming),
  relation("f5", "PROPOSES", delta),
  relation("f5", "USES", gamma),
  relation("f5", "EVALUATES_ON", lakes),
  relation("f5", "ADDRESSES", naming),
  relation("f6", "PROPOSES", epsilon),
];

const unsure = (made: GraphRelationship, confidence = 0.3): GraphRelationship => ({
  ...made,
  properties: { ...made.properties, confidence },
});

const doubts: readonly GraphRelationship[] = [
  unsure(relation("f1", "MENTIONS", naming)),
  unsure(relation("f6", "REPORTS", accuracy)),
  unsure(relation("f7", "USES", beta), 0.2),
  unsure(relation("f7", "COMPARES_WITH", gamma)),
  unsure(relation("f7", "USES", alpha), 0.4),
  unsure(relation("f7", "EVALUATES_ON", roads)),
  unsure(relation("f7", "INTRODUCES", seas)),
  unsure(relation("f7", "ADDRESSES", mapping)),
];

interface Found {
  readonly value: number;
  readonly concepts: readonly GraphNode[];
  readonly fields?: Properties;
  readonly over?: GraphNode;
}

const ROLES = { Method: "OF_METHOD", Dataset: "ON_DATASET", Metric: "IN_METRIC" } as const;

/** A result of a paper and what it is about; its sentence names paper and value. */
function found(paper: string, place: number, { value, concepts, fields = {}, over }: Found): GraphBatch {
  const properties = {
    value,
    text: String(value),
    unit: "%",
    relative: false,
    confidence: 0.9,
    span: "abstract:3-5",
    sentence: `${paper} says ${value}.`,
    ...fields,
  };
  const node: GraphNode = { label: "Result", id: `${paper}#r${place}`, properties };
  const ends = concepts.flatMap((end) =>
    end.label === "Method" || end.label === "Dataset" || end.label === "Metric"
      ? [refers(node, ROLES[end.label], end)]
      : [],
  );
  const baseline = over === undefined ? [] : [refers(node, "OVER_BASELINE", over)];
  return { nodes: [node], relationships: [refers(paperNode(paper), "HAS_RESULT", node), ...ends, ...baseline] };
}

const results: readonly GraphBatch[] = [
  found("f1", 1, { value: 80, concepts: [alpha, roads, accuracy] }),
  found("f2", 1, { value: 85, concepts: [beta, roads, accuracy] }),
  found("f2", 2, { value: 78, concepts: [alpha, roads, accuracy] }),
  found("f2", 10, {
    value: 7,
    concepts: [beta, roads, accuracy],
    over: alpha,
    fields: { relative: true, unit: "points", confidence: 0.7 },
  }),
  found("f3", 1, { value: 0.9, concepts: [gamma, roads, accuracy], fields: { unit: "" } }),
  found("f3", 2, { value: 4, concepts: [gamma, rivers, errorRate] }),
  found("f3", 3, { value: 6, concepts: [alpha, rivers, errorRate] }),
  found("f5", 1, { value: 2, concepts: [delta], fields: { relative: true, unit: "x" } }),
  found("f3", 5, { value: 99, concepts: [beta, roads, accuracy], fields: { confidence: 0.3 } }),
  found("f3", 4, { value: 3, concepts: [beta, rivers, errorRate], fields: { confidence: 0.3 } }),
  found("f5", 2, { value: 11, concepts: [], fields: { confidence: 0.3 } }),
  found("f5", 3, { value: 12, concepts: [delta], over: gamma, fields: { confidence: 0.3, relative: true } }),
];

/** A little field: five methods on three datasets, papers that contradict each other, and what is doubtful about it. */
export const fieldGraph: GraphBatch = {
  nodes: [
    ...papers,
    alpha,
    beta,
    gamma,
    delta,
    epsilon,
    roads,
    rivers,
    lakes,
    seas,
    accuracy,
    errorRate,
    mapping,
    naming,
    ...["Ada", "Bob", "Eve"].map(author),
    ...results.flatMap(({ nodes }) => nodes),
  ],
  relationships: [
    ...relations,
    ...doubts,
    ...results.flatMap(({ relationships }) => relationships),
    wrote("Ada", "f1", 1),
    wrote("Ada", "f2", 1),
    wrote("Bob", "f2", 2),
    wrote("Bob", "f3", 1),
    wrote("Eve", "f7", 1),
  ],
};
