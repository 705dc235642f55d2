import type { EntityType } from "../src/model/extraction.ts";
import type { GraphBatch, GraphNode, GraphRelationship, RelationshipType } from "../src/model/graph.ts";
import { stores } from "../src/store/index.ts";
import type { GraphStore } from "../src/store/store.ts";
import { temporaryFolder } from "./temporary.ts";

const METHODS = ["Residual Network", "Transformer", "Dropout", "Mixture of Experts", "Café Pooling"];
const DATASETS = ["ImageNet", "SQuAD", "CIFAR-10"];
const TASKS = ["image classification", "question answering", "semantic segmentation", "machine translation"];
/** Common enough to be a hub. */
const METRIC = "accuracy";

/** Papers of a regular kind: `paper-1` to `paper-24`. */
const REGULAR_PAPERS = 24;
/** Its title and its concept's name are markup, which must stay text everywhere; it looks foreign to the extractor. */
export const HOSTILE_PAPER = "paper-hostile";
export const HOSTILE_TITLE = '<img src=x onerror="window.hacked=1"> Images in the Wild';
/** Without year, abstract and concepts. */
export const BARE_PAPER = "paper-bare";

interface Written {
  readonly title: string;
  readonly abstract: string;
}

/** The id of a concept that the graph holds. */
export const conceptId = (type: EntityType, name: string): string =>
  `${type.toLowerCase()}:${encodeURIComponent(name.toLowerCase().replaceAll(" ", "-"))}`;

const pick = (names: readonly string[], number: number): string => names[number % names.length] ?? "";

interface Use {
  readonly type: EntityType;
  readonly name: string;
  readonly relation: RelationshipType;
}

function usesOf(number: number): readonly Use[] {
  return [
    { type: "Method", name: pick(METHODS, number), relation: "USES" },
    { type: "Task", name: pick(TASKS, number), relation: "ADDRESSES" },
    { type: "Dataset", name: pick(DATASETS, number), relation: "EVALUATES_ON" },
    { type: "Metric", name: METRIC, relation: "REPORTS" },
    { type: "Method", name: `Own Method ${number}`, relation: "PROPOSES" },
  ];
}

function paperNode(id: string, { title, abstract }: Written, year: number): GraphNode {
  return {
    label: "Paper",
    id,
    properties: { title, abstract, date: `${year}-05-01`, year, sources: ["viewer.jsonl"] },
  };
}

/** Every place of a name in title and abstract, with its sentence. */
function evidenceOf(name: string, { title, abstract }: Written): GraphRelationship["properties"] {
  const found: { readonly span: string; readonly sentence: string }[] = [];
  const inTitle = title.indexOf(name);
  if (inTitle !== -1) found.push({ span: `title:${inTitle}-${inTitle + name.length}`, sentence: title });
  let offset = 0;
  for (const sentence of abstract.split(/(?<=\.) /u)) {
    const start = sentence.indexOf(name);
    if (start !== -1) found.push({ span: `abstract:${offset + start}-${offset + start + name.length}`, sentence });
    offset += sentence.length + 1;
  }
  return {
    spans: found.map(({ span }) => span),
    texts: found.map(() => name),
    sentences: found.map(({ sentence }) => sentence),
  };
}

function relate(
  paper: string,
  use: Use,
  { written, confidence }: { written: Written; confidence: number },
): GraphRelationship {
  return {
    type: use.relation,
    from: paper,
    to: conceptId(use.type, use.name),
    properties: { confidence, ...evidenceOf(use.name, written) },
  };
}

function regularPaper(number: number): {
  readonly node: GraphNode;
  readonly relationships: readonly GraphRelationship[];
} {
  const id = `paper-${number}`;
  const uses = usesOf(number);
  const [method, task, dataset, metric, own] = uses.map(({ name }) => name);
  const written = {
    title: `${own} for ${task}`,
    abstract: `We use ${method} for ${task}. On ${dataset} the ${metric} improves. ${own} is proposed, and ${metric} measured.`,
  };
  return {
    node: paperNode(id, written, 2015 + (number % 8)),
    relationships: uses.map((use, place) =>
      relate(id, use, { written, confidence: 0.5 + ((number + place) % 5) / 10 }),
    ),
  };
}

function hostilePaper(): { readonly node: GraphNode; readonly relationships: readonly GraphRelationship[] } {
  const written = {
    title: HOSTILE_TITLE,
    abstract: "<script>window.hacked=1</script> We study <b>bold</b> nets. They reach good accuracy.",
  };
  const uses: readonly Use[] = [
    { type: "Method", name: "<b>bold</b> nets", relation: "PROPOSES" },
    { type: "Metric", name: METRIC, relation: "REPORTS" },
  ];
  const node = paperNode(HOSTILE_PAPER, written, 2020);
  return {
    node: { ...node, properties: { ...node.properties, foreign: true } },
    relationships: uses.map((use) => relate(HOSTILE_PAPER, use, { written, confidence: 0.9 })),
  };
}

function conceptNodes(relationships: readonly GraphRelationship[], papers: number): readonly GraphNode[] {
  const names = [
    ...METHODS.map((name) => ({ type: "Method" as const, name })),
    ...DATASETS.map((name) => ({ type: "Dataset" as const, name })),
    ...TASKS.map((name) => ({ type: "Task" as const, name })),
    { type: "Metric" as const, name: METRIC },
    { type: "Method" as const, name: "<b>bold</b> nets" },
    ...Array.from({ length: papers }, (_, place) => ({
      type: "Method" as const,
      name: `Own Method ${place + 1}`,
    })),
  ];
  return names.map((name) => conceptNode(name, relationships));
}

function conceptNode(
  { type, name }: Pick<Use, "type" | "name">,
  relationships: readonly GraphRelationship[],
): GraphNode {
  const id = conceptId(type, name);
  const paperCount = relationships.filter(({ to }) => to === id).length;
  const aliases = name === "Residual Network" ? ["ResNet"] : [];
  const formerIds = name === "Residual Network" ? ["method:resnet"] : [];
  return { label: type, id, properties: { name, aliases, paperCount, firstYear: 2015, confidence: 0.9, formerIds } };
}

function resultNode(id: string): GraphNode {
  const properties = { value: 84.1, text: "84.1", unit: "%", relative: false, confidence: 0.5, span: "abstract:0-4" };
  return { label: "Result", id, properties: { ...properties, sentence: "" } };
}

/** A graph, small unless told otherwise, with all that the viewer must cope with: a hub, concepts of one paper, a bare paper, markup as text. */
export function viewerGraph(regularPapers: number = REGULAR_PAPERS): GraphBatch {
  const regular = Array.from({ length: regularPapers }, (_, place) => regularPaper(place + 1));
  const papers = [...regular, hostilePaper()];
  const relationships = papers.flatMap((paper) => paper.relationships);
  const author: GraphNode = {
    label: "Author",
    id: "ada lovelace",
    properties: { name: "Ada Lovelace", nameOnly: true },
  };
  const bare: GraphNode = {
    label: "Paper",
    id: BARE_PAPER,
    properties: { title: "A Bare Paper", abstract: "", sources: ["viewer.jsonl"] },
  };
  const [tenth, second] = [resultNode("paper-1#r10"), resultNode("paper-1#r2")];
  const imageNet = conceptId("Dataset", "ImageNet");
  return {
    nodes: [
      ...papers.map(({ node }) => node),
      bare,
      author,
      tenth,
      second,
      ...conceptNodes(relationships, regularPapers),
    ],
    relationships: [
      ...relationships,
      { type: "WROTE", from: author.id, to: "paper-1", properties: { position: 1 } },
      { type: "HAS_RESULT", from: "paper-1", to: tenth.id, properties: {} },
      { type: "HAS_RESULT", from: "paper-1", to: second.id, properties: {} },
      { type: "ON_DATASET", from: second.id, to: imageNet, properties: {} },
    ],
  };
}

/** A confidence that only just is less than a half: rounded, it would be one. */
export const DOUBT = 0.4999;
export const DOUBTED: string = conceptId("Metric", "measured");

/** The same with what nobody is sure of: a metric that two papers may mention, and a result of one of them. */
export function doubtfulViewerGraph(): GraphBatch {
  const use: Use = { type: "Metric", name: "measured", relation: "MENTIONS" };
  const papers = [3, 7].map(regularPaper);
  const doubts = papers.map(({ node: { id, properties } }) =>
    relate(id, use, { written: { title: "", abstract: String(properties.abstract) }, confidence: DOUBT }),
  );
  const { properties, ...guess } = resultNode("paper-7#r1");
  const { nodes, relationships } = viewerGraph();
  return {
    nodes: [...nodes, conceptNode(use, doubts), { ...guess, properties: { ...properties, confidence: DOUBT } }],
    relationships: [...relationships, ...doubts, { type: "HAS_RESULT", from: "paper-7", to: guess.id, properties: {} }],
  };
}

/** The graph in the embedded engine. */
export async function openViewerStore(batch: GraphBatch = viewerGraph()): Promise<GraphStore> {
  const folder = await temporaryFolder();
  const store = await stores.get("grafeo").openForWriting({ url: folder, workspace: "viewer" });
  await store.write(batch);
  return store;
}
