import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatTable } from "../../src/cli/table.ts";
import { buildGraph, openStore } from "../../src/pipeline.ts";
import { bindParameters, namedQueries, type NamedQuery } from "../../src/store/queries.ts";
import type { GraphStore, Table, Value } from "../../src/store/store.ts";
import { sample } from "../sample.ts";
import { temporaryFolder } from "../temporary.ts";

type Given = Readonly<Record<string, string>>;

interface Chapter {
  readonly title: string;
  /** The parameters with which a query is shown, by its name. */
  readonly examples: Readonly<Record<string, Given>>;
}

const CHAPTERS: readonly Chapter[] = [
  {
    title: "New to a field",
    examples: {
      tasks: {},
      methods: {},
      datasets: {},
      "influential-papers": {},
      "methods-for-task": { task: "object detection" },
      "datasets-for-task": { task: "object detection" },
      "metrics-for-task": {},
      "metrics-for-dataset": { dataset: "ImageNet" },
      "papers-with": { concept: "ImageNet", other: "ResNet" },
      authors: { concept: "SQuAD" },
    },
  },
  {
    title: "How a field moves",
    examples: {
      timeline: { concept: "ImageNet" },
      trends: { since: "2017", minPapers: "3" },
      "new-in-year": { year: "2018" },
      "new-datasets": { since: "2012" },
      "first-use": {},
    },
  },
  {
    title: "Who compares with whom, on what",
    examples: {
      comparisons: { method: "LSTM", minConfidence: "0.4" },
      baselines: { minConfidence: "0.4" },
      "never-compared": {},
      "datasets-with-method": { method: "BERT" },
      "method-dataset-matrix": { columns: "4" },
      "used-together": { minPapers: "2" },
    },
  },
  {
    title: "Numbers",
    examples: {
      leaderboard: { minConfidence: "0.25" },
      results: { concept: "ImageNet", minConfidence: "0.4" },
      "paper-results": { minConfidence: "0.4" },
      gains: { minConfidence: "0.3" },
      contradictions: { minPapers: "1", minConfidence: "0.3" },
    },
  },
  {
    title: "One paper",
    examples: {
      paper: { paper: "Mask R-CNN" },
      "papers-near": { paper: "Mask R-CNN" },
      "papers-between": {
        first: "Attention Is All You Need",
        second: "Deep Residual Learning for Image Recognition",
      },
      evidence: { concept: "SQuAD", relation: "INTRODUCES" },
    },
  },
  {
    title: "What to check",
    examples: {
      coverage: {},
      "papers-without-concepts": { minConfidence: "0.9" },
      "unevaluated-proposals": {},
      "incomplete-results": { minConfidence: "0.3" },
      "ambiguous-names": { minConfidence: "0.3" },
      "needs-review": {},
    },
  },
];

const ROWS = 5;
const WIDTH = 56;
const START = "## The cookbook\n";
const PAGE = "docs/cypher.md";

const shortText = (text: string): string => (text.length > WIDTH ? `${text.slice(0, WIDTH - 1).trimEnd()}…` : text);

function shortCell(value: Value | undefined): Value {
  if (value === null || value === undefined || typeof value === "number" || typeof value === "boolean") {
    return value ?? null;
  }
  return shortText(typeof value === "string" ? value : JSON.stringify(value));
}

function describeAnswer({ columns, rows }: Table): string {
  const shown = rows
    .slice(0, ROWS)
    .map((row) => Object.fromEntries(columns.map((column) => [column, shortCell(row[column])])));
  const more = rows.length > ROWS ? `\n… ${rows.length - ROWS} more` : "";
  return `\`\`\`text\n${formatTable({ columns, rows: shown })}${more}\n\`\`\``;
}

const quoted = (value: string): string => (/^[\w.-]+$/u.test(value) ? value : `"${value}"`);

const describeCall = (name: string, given: Given): string =>
  [
    "npx papergraph query",
    name,
    ...Object.entries(given).map(([key, value]) => `--param ${key}=${quoted(value)}`),
  ].join(" ");

const describeParameters = ({ parameters }: NamedQuery): string =>
  parameters
    .map(({ name, default: standard, meaning }) => `- \`${name}\` (${JSON.stringify(standard)}): ${meaning}`)
    .join("\n");

async function describeQuery(store: GraphStore, query: NamedQuery, given: Given): Promise<string> {
  const answer = await store.query(query.text, bindParameters(query, given));
  expect(answer.rows.length, query.name).toBeGreaterThan(0);
  return [
    `#### ${query.name}`,
    query.summary,
    describeParameters(query),
    `\`\`\`sh\n${describeCall(query.name, given)}\n\`\`\``,
    describeAnswer(answer),
  ].join("\n\n");
}

test("docs/cypher.md shows what every named query answers on the sample (npm run docs:cypher writes it)", async () => {
  const workspace = join(await temporaryFolder(), "ws");
  await buildGraph({ sources: sample, workspace, model: "fast" });
  await using store = await openStore(workspace);
  const queries = new Map(namedQueries().map((query) => [query.name, query]));
  const names = CHAPTERS.flatMap(({ examples }) => Object.keys(examples));
  expect(names.toSorted()).toEqual([...queries.keys()]);

  const chapters: string[] = [];
  for (const { title, examples } of CHAPTERS) {
    chapters.push(`### ${title}`);
    for (const [name, given] of Object.entries(examples)) {
      const query = queries.get(name);
      if (query !== undefined) chapters.push(await describeQuery(store, query, given));
    }
  }
  const contents = CHAPTERS.map(
    ({ title, examples }) =>
      `- **${title}**: ${Object.keys(examples)
        .map((name) => `[${name}](#${name})`)
        .join(", ")}`,
  ).join("\n");
  const introduction = `Made by \`npm run docs:cypher\` from the [sample](../examples/README.md), built with \`--model fast\`, which answers the same on every machine. The first ${ROWS} rows are shown, and no more than ${WIDTH} signs of a cell; a default stands in brackets.`;

  const page = await readFile(PAGE, "utf8");
  const written = page.slice(0, page.indexOf(START));
  await expect([written.trimEnd(), START.trimEnd(), introduction, contents, ...chapters].join("\n\n").concat("\n"))
    // From this file's folder.
    .toMatchFileSnapshot(`../../${PAGE}`);
});
