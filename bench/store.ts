/**
 * Writes a made-up corpus to a store and asks it the named queries.
 *   npx tsx bench/store.ts [--papers 14000] [--store bolt://127.0.0.1:7687] > bench/results/store-NAME.json
 * Without --store it measures the embedded engine. A Neo4j is taken over (`adopt`) and filled: give it one that may be emptied.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ENTITY_TYPES } from "../src/model/extraction.ts";
import type { GraphBatch, GraphNode, GraphRelationship, RelationshipType } from "../src/model/graph.ts";
import { storeFor } from "../src/store/index.ts";
import { bindParameters, namedQueries } from "../src/store/queries.ts";
import type { StoreLocation } from "../src/store/store.ts";
import { describeMachine } from "./machine.ts";

/** As the build cuts them. */
const PAPERS_A_BATCH = 256;
const CONCEPTS_A_BATCH = 5_000;
/** Of a corpus of 14,000 papers: 60,000 concepts and as many authors, 14 relations and 5 authors a paper. */
const CONCEPTS_A_PAPER = 60_000 / 14_000;
const RELATIONS_A_PAPER = 14;
const AUTHORS_A_PAPER = 5;
/** Characters of a real abstract and of a real sentence, on average. */
const ABSTRACT = "lorem ipsum ".repeat(108);
const SENTENCE = "dolor sit amet ".repeat(12);

const RELATIONS: Readonly<Record<(typeof ENTITY_TYPES)[number], readonly RelationshipType[]>> = {
  Method: ["PROPOSES", "USES", "COMPARES_WITH"],
  Dataset: ["INTRODUCES", "EVALUATES_ON", "MENTIONS"],
  Metric: ["REPORTS", "MENTIONS"],
  Task: ["ADDRESSES", "MENTIONS"],
};

type Random = () => number;

/** Numbers in [0, 1) that look random and are the same each time (a linear congruential generator, Numerical Recipes' constants). */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Concepts first, then papers, as the build writes them; a few concepts are in many papers. */
function* makeBatches(papers: number): Generator<GraphBatch> {
  const random = createRandom(1);
  const concepts = Array.from({ length: Math.round(papers * CONCEPTS_A_PAPER) }, (_, index) =>
    makeConcept(index, papers),
  );
  for (let start = 0; start < concepts.length; start += CONCEPTS_A_BATCH) {
    yield { nodes: concepts.slice(start, start + CONCEPTS_A_BATCH), relationships: [] };
  }
  for (let start = 0; start < papers; start += PAPERS_A_BATCH) {
    const nodes = new Map<string, GraphNode>();
    const relationships: GraphRelationship[] = [];
    for (let index = start; index < Math.min(start + PAPERS_A_BATCH, papers); index += 1) {
      const made = makePaper(index, concepts, random);
      for (const node of made.nodes) nodes.set(node.id, node);
      relationships.push(...made.relationships);
    }
    yield { nodes: [...nodes.values()], relationships };
  }
}

/** How many papers a concept can expect: `makePaper` picks the cube of a random number, so the first ones are in many. */
function expectedPapers(index: number, papers: number): number {
  const share = (Math.cbrt(index + 1) - Math.cbrt(index)) / Math.cbrt(papers * CONCEPTS_A_PAPER);
  return Math.max(1, Math.round(papers * RELATIONS_A_PAPER * share));
}

function makeConcept(index: number, papers: number): GraphNode {
  const label = ENTITY_TYPES[index % ENTITY_TYPES.length] ?? "Method";
  return {
    label,
    id: `${label.toLowerCase()}:concept-${index}`,
    properties: {
      name: `Concept ${index}`,
      aliases: [`C${index}`],
      paperCount: expectedPapers(index, papers),
      firstYear: 2015 + (index % 10),
      confidence: 0.9,
      ambiguous: false,
      formerIds: [`${label.toLowerCase()}:c${index}`],
    },
  };
}

function makePaper(index: number, concepts: readonly GraphNode[], random: Random): GraphBatch {
  const id = `arxiv:2501.${index}`;
  const relationships = new Map<string, GraphRelationship>();
  for (let count = 0; count < RELATIONS_A_PAPER; count += 1) {
    const concept = concepts[Math.floor(concepts.length * random() ** 3)];
    const types = ENTITY_TYPES.flatMap((type) => (type === concept?.label ? RELATIONS[type] : []));
    if (concept === undefined || types.length === 0) continue;
    const type = types[Math.floor(random() * types.length)] ?? "MENTIONS";
    const properties = {
      confidence: Math.round(random() * 100) / 100,
      spans: ["abstract:10-20", "abstract:210-220"],
      texts: ["lorem ipsum", "lorem ipsum"],
      sentences: [SENTENCE, SENTENCE],
    };
    relationships.set(concept.id, { type, from: id, to: concept.id, properties });
  }
  const nodes: GraphNode[] = [
    {
      label: "Paper",
      id,
      properties: {
        title: `Paper ${index}`,
        abstract: ABSTRACT,
        year: 2015 + (index % 10),
        ids: [],
        sources: ["made-up"],
      },
    },
  ];
  for (let position = 1; position <= AUTHORS_A_PAPER; position += 1) {
    const author = `author ${Math.floor(random() * concepts.length)}`;
    nodes.push({ label: "Author", id: author, properties: { name: author, nameOnly: true } });
    relationships.set(author, { type: "WROTE", from: author, to: id, properties: { position } });
  }
  return { nodes, relationships: [...relationships.values()] };
}

async function measure(papers: number, location: StoreLocation): Promise<object> {
  const driver = storeFor(location.url);
  const seconds: Record<string, number> = {};
  const time = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const started = performance.now();
    const result = await work();
    seconds[name] = Math.round(performance.now() - started) / 1_000;
    return result;
  };
  const ids = new Set<string>();
  let relationships = 0;
  {
    await using store = await driver.openForWriting(location, { adopt: true });
    await time("write", async () => {
      for (const batch of makeBatches(papers)) {
        await store.write(batch);
        for (const { label, id } of batch.nodes) if (label === "Paper") ids.add(id);
        relationships += batch.relationships.length;
      }
    });
    await time("retain", () => store.retain(ids));
    await time("commit", () => store.commit());
  }
  await using store = await time("open", () => driver.openForReading(location));
  for (const query of namedQueries()) {
    await time(`query ${query.name}`, () => store.query(query.text, bindParameters(query, {})));
  }
  return { papers, relationships, seconds };
}

const { values } = parseArgs({ options: { papers: { type: "string", default: "14000" }, store: { type: "string" } } });
const folder = await mkdtemp(join(tmpdir(), "papergraph-bench-"));
const url = values.store ?? join(folder, "graph");
try {
  const seconds = await measure(Number(values.papers), { url, workspace: "bench" });
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1_024);
  console.log(JSON.stringify({ machine: describeMachine(), store: storeFor(url).name, ...seconds, peakMiB }, null, 2));
} finally {
  await rm(folder, { recursive: true, force: true });
}
