import type { GraphBatch } from "../src/model/graph.ts";
import type { Paper } from "../src/model/paper.ts";

/** Signs that XML cannot hold, that it must escape, and that a spreadsheet would run. */
export const ODD_TITLE = '=Say "hi" & <bye>\u0001\uFFFE]]>\t\r\n{学习} 𝔸';

const evidence = { confidence: 0.75, spans: ["title:0-3"], texts: ["a|b"], sentences: ["A <sentence>."] };
const concept = (name: string, paperCount: number) => ({
  name,
  aliases: [name, "x|y"],
  paperCount,
  confidence: 0.5,
  ambiguous: false,
  formerIds: [],
});
const paperNode = (title: string) => ({
  title,
  abstract: "",
  sources: ["s"],
  year: 2020,
  type: "article",
  contentHash: "0a",
});

/** Concepts, what joins them, and papers, as a workspace gives them; an author comes in two batches. */
export const GRAPH: readonly GraphBatch[] = [
  {
    nodes: [
      { label: "Method", id: "method:a", properties: concept('=a; b, "c"', 2) },
      { label: "Method", id: "method:a-2", properties: concept("a-2", 1) },
      { label: "Task", id: "task:%E5%AD%A6", properties: concept("学", 2) },
      { label: "Metric", id: "metric:f1", properties: concept("F1", 0) },
    ],
    relationships: [],
  },
  { nodes: [], relationships: [{ type: "VARIANT_OF", from: "method:a-2", to: "method:a", properties: {} }] },
  {
    nodes: [
      { label: "Paper", id: "doi:10.1/x_(1)", properties: paperNode(ODD_TITLE) },
      { label: "Author", id: "ada king", properties: { name: "Ada King", nameOnly: true } },
      {
        label: "Result",
        id: "doi:10.1/x_(1)#r1",
        properties: {
          value: -3.5,
          text: "-3.5",
          unit: "%",
          relative: true,
          confidence: 0.75,
          span: "title:0-4",
          sentence: "S.",
        },
      },
    ],
    relationships: [
      { type: "USES", from: "doi:10.1/x_(1)", to: "method:a", properties: evidence },
      { type: "ADDRESSES", from: "doi:10.1/x_(1)", to: "task:%E5%AD%A6", properties: evidence },
      { type: "WROTE", from: "ada king", to: "doi:10.1/x_(1)", properties: { position: 1 } },
      { type: "HAS_RESULT", from: "doi:10.1/x_(1)", to: "doi:10.1/x_(1)#r1", properties: {} },
      { type: "OF_METHOD", from: "doi:10.1/x_(1)#r1", to: "method:a", properties: {} },
      { type: "IN_METRIC", from: "doi:10.1/x_(1)#r1", to: "metric:f1", properties: {} },
    ],
  },
  {
    nodes: [
      { label: "Paper", id: "doi:10.1/x_x28_", properties: paperNode("Another") },
      { label: "Author", id: "ada king", properties: { name: "Ada KING", nameOnly: true } },
    ],
    relationships: [
      { type: "USES", from: "doi:10.1/x_x28_", to: "method:a", properties: evidence },
      { type: "COMPARES_WITH", from: "doi:10.1/x_x28_", to: "method:a-2", properties: evidence },
      { type: "ADDRESSES", from: "doi:10.1/x_x28_", to: "task:%E5%AD%A6", properties: evidence },
      { type: "WROTE", from: "ada king", to: "doi:10.1/x_x28_", properties: { position: 1 } },
    ],
  },
];

export const PAPERS: readonly Paper[] = [
  {
    id: "doi:10.1000/x",
    title: ODD_TITLE,
    abstract: "We read.",
    authors: ["Ada van den King Jr."],
    sources: ["s"],
    year: 2020,
  },
  { id: "title:0123456789abcdef", title: "Another", abstract: "", sources: ["s"] },
];
