import type { NodeType } from "../../../src/serve/api.ts";
import { type Columns, unsureLinks } from "./columns.ts";
import type { Filters } from "./filters.ts";
import type { Link, NodeAttributes } from "./graph.ts";
import type { Matching } from "./words.ts";

/** What decides which nodes and links are shown; arrays are by row, with 1 for yes. */
export interface Tests {
  readonly filters: Filters;
  readonly types: ReadonlySet<NodeType>;
  readonly links: ReadonlySet<Link>;
  readonly matching: Matching | undefined;
  /** Shown whatever the filters say. */
  readonly revealed: Uint8Array;
  /** Hidden one by one. */
  readonly hidden: Uint8Array;
}

const isInYears = (year: number | null, years: Filters["years"]): boolean =>
  years === null || (year !== null && year >= years[0] && year <= years[1]);

/** Whether a node has the words in its name, or is joined to one that has them. */
const matches = ({ matching }: Tests, row: number): boolean => matching === undefined || matching.nodes[row] === 1;

function paperPasses(row: number, { year }: NodeAttributes, tests: Tests): boolean {
  return tests.revealed[row] === 1 || (isInYears(year, tests.filters.years) && matches(tests, row));
}

/** Whether a concept would be shown if every link were sure enough. */
function isWanted(row: number, { type, papers }: NodeAttributes, tests: Tests): boolean {
  const { filters, types } = tests;
  return types.has("Paper") && types.has(type) && papers >= filters.minPapers && matches(tests, row);
}

export interface Passing {
  /** Rows of links of papers that pass, sure enough and of a relation that is asked for, whether or not their ends are shown. */
  readonly links: readonly number[];
  /** By row: 1 for concepts at the end of one of them. */
  readonly concepts: Uint8Array;
  /** Links that only `minConfidence` hides. */
  readonly lessSure: number;
}

export function passingLinks({ nodes, links, evidence, confidences, from, to }: Columns, tests: Tests): Passing {
  const papers = Uint8Array.from(nodes, (node, row) => Number(paperPasses(row, node, tests)));
  const wanted = Uint8Array.from(nodes, (node, row) => Number(isWanted(row, node, tests)));
  const concepts = new Uint8Array(nodes.length);
  const passing: number[] = [];
  let lessSure = 0;
  for (const [row, link] of links.entries()) {
    if (!tests.links.has(link)) continue;
    const paper = from[row] ?? -1;
    const concept = to[row] ?? -1;
    const isSure = (confidences[row] ?? 0) >= tests.filters.minConfidence;
    if (evidence[row] === 0) passing.push(row);
    else if (papers[paper] === 1 && isSure) {
      passing.push(row);
      concepts[concept] = 1;
    } else if (papers[paper] === 1) lessSure += wanted[concept] ?? 0;
  }
  return { links: passing, concepts, lessSure };
}

type Fate = "shown" | "filtered" | "few papers" | "undated";

function fateOfPaper(row: number, paper: NodeAttributes, tests: Tests): Fate {
  if (!tests.types.has("Paper")) return "filtered";
  if (paper.year === null && tests.filters.years !== null) return "undated";
  return paperPasses(row, paper, tests) ? "shown" : "filtered";
}

interface Judged extends Pick<Fates, "unsure"> {
  readonly tests: Tests;
  readonly passing: Passing;
}

function fateOfConcept(row: number, { type, papers }: NodeAttributes, { tests, passing, unsure }: Judged): Fate {
  const { filters, types } = tests;
  if (!types.has(type) || passing.concepts[row] !== 1 || !matches(tests, row)) return "filtered";
  return papers - (unsure[row] ?? 0) < filters.minPapers ? "few papers" : "shown";
}

function fateOf(row: number, node: NodeAttributes, judged: Judged): Fate {
  if (judged.tests.revealed[row] === 1) return "shown";
  return node.type === "Paper" ? fateOfPaper(row, node, judged.tests) : fateOfConcept(row, node, judged);
}

export interface Fates {
  /** By row: 1 for what the filters leave, before focus and projection. */
  readonly shown: Uint8Array;
  /** Concepts that only `minPapers` hides. */
  readonly belowMinPapers: number;
  /** Papers without a year that the range of years hides. */
  readonly undated: number;
  /** By row: papers of a concept that fall away because they are not sure enough of it. */
  readonly unsure: Uint32Array;
}

export function fatesOf(columns: Columns, tests: Tests, passing: Passing): Fates {
  const { nodes } = columns;
  const unsure = unsureLinks(columns, tests.filters.minConfidence);
  const judged: Judged = { tests, passing, unsure };
  const shown = new Uint8Array(nodes.length);
  let [belowMinPapers, undated] = [0, 0];
  for (const [row, node] of nodes.entries()) {
    if (tests.hidden[row] === 1) continue;
    const fate = fateOf(row, node, judged);
    if (fate === "shown") shown[row] = 1;
    else if (fate === "few papers") belowMinPapers += 1;
    else if (fate === "undated") undated += 1;
  }
  return { shown, belowMinPapers, undated, unsure };
}
