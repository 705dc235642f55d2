import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { PaperGraphError } from "../errors.ts";
import type { Merge } from "../model/concept.ts";
import { DEFAULT_MIN_CONFIDENCE } from "../model/confidence.ts";
import type { GraphStore } from "../store/store.ts";
import { answerQuery, nodeFinder } from "./answer.ts";
import type { Answer, AskedQuery } from "./api.ts";
import { type Assets, loadAssets } from "./assets.ts";
import { joinedNames } from "./concept-detail.ts";
import { layOut } from "./layout.ts";
import { readNames } from "./names.ts";
import type { PageData } from "./page-data.ts";
import { allPapers, pictureOf } from "./picture.ts";
import { papersAround, readPage } from "./read-page.ts";
import * as rows from "./rows.ts";
import { SIZE_OF_TEXTS } from "./statements.ts";

/** More would open slowly, and few places take an attachment of that size. */
const LARGEST_PAGE = 20_000_000;
/** Id of the element that holds the data. */
const DATA_ID = "papergraph-data";

export interface PageOptions {
  readonly store: GraphStore;
  /** File to write. */
  readonly out: string;
  /** Name that the page shows. */
  readonly workspace: string;
  /** The page starts with what is at least this sure; in [0, 1]. */
  readonly minConfidence?: number;
  readonly merges?: readonly Merge[];
  /** The page then holds the papers of its answer, and those that name a concept of it; without it, the whole graph. */
  readonly query?: AskedQuery | undefined;
  /** Folder of the built page; by default that of the package. */
  readonly page?: string;
}

export interface WrittenPage {
  readonly papers: number;
  readonly concepts: number;
  readonly bytes: number;
}

/** A page draws all that its query's answer names. */
const wholeAnswer = async (store: GraphStore, query: AskedQuery): Promise<Answer> =>
  answerQuery({ store, findNode: nodeFinder(await readNames(store)), isDrawn: () => true }, query);

/** Writes the viewer with its data into one file that needs no network. Throws `PAGE_TOO_LARGE`, `WRITE_FAILED` and whatever the store throws. */
export async function writePage(options: PageOptions): Promise<WrittenPage> {
  const { store, out, workspace, query, minConfidence = DEFAULT_MIN_CONFIDENCE, merges = [] } = options;
  const assets = await loadAssets(options.page);
  const answer = query === undefined ? null : await wholeAnswer(store, query);
  const papers =
    answer === null ? (await rows.ask(store, allPapers)).map(({ id }) => id) : await papersAround(store, answer.nodes);
  if (papers.length === 0) throw nothingToShow(query);
  if (answer === null) await refuseLargeTexts(store);
  const { graph, details } = await readPage(store, papers, joinedNames(merges));
  const points = await layOut(graph, () => nextTurn());
  const data: PageData = { picture: pictureOf(graph, points, { workspace, minConfidence, answer }), ...details };
  const html = pageOf(assets, data);
  const bytes = Buffer.byteLength(html);
  if (bytes > LARGEST_PAGE) throw tooLarge(bytes);
  await writeFile(out, html).catch((cause: unknown) => {
    throw new PaperGraphError("WRITE_FAILED", `The page cannot be written to ${out}.`, {
      hint: "Name a file in a folder that is there and that you may write to.",
      cause,
    });
  });
  return { papers: papers.length, concepts: graph.nodes.length - papers.length, bytes };
}

/** The page holds every title and abstract, so that it can be refused before all is read. */
async function refuseLargeTexts(store: GraphStore): Promise<void> {
  const [texts] = await rows.ask(store, { cypher: SIZE_OF_TEXTS, row: rows.total });
  if (texts !== undefined && texts.total > LARGEST_PAGE) throw tooLarge(texts.total);
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;

function tooLarge(bytes: number): PaperGraphError {
  return new PaperGraphError(
    "PAGE_TOO_LARGE",
    `The page would be ${megabytes(bytes)} or more; ${megabytes(LARGEST_PAGE)} is the most that opens well.`,
    { hint: "Name a --query whose answer is the part to show, such as --query methods-for-task --param task=…." },
  );
}

function nothingToShow(query: AskedQuery | undefined): PaperGraphError {
  return query === undefined
    ? new PaperGraphError("USAGE", "The graph holds no papers yet.", { hint: "Run papergraph build first." })
    : new PaperGraphError("USAGE", "The answer to the query holds no paper and no concept.", {
        hint: "Return nodes, their ids or their names, such as RETURN paper.",
      });
}

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A text within `<script>` ends where it says so, whatever it means in JavaScript. */
const withinScript = (code: string): string => code.replace(/<(?=\/script|!--|script)/giu, "\\x3C");

function textOf(assets: Assets, extension: string): string {
  const found = [...assets].filter(([path]) => path.endsWith(extension));
  return found.map(([, { body }]) => new TextDecoder().decode(body)).join("\n");
}

/** One file: style, script and data stand in it, and its policy allows just these. */
function pageOf(assets: Assets, data: PageData): string {
  const style = textOf(assets, ".css");
  const script = withinScript(textOf(assets, ".js"));
  const icon = `data:image/svg+xml;base64,${Buffer.from(textOf(assets, ".svg")).toString("base64")}`;
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>papergraph</title>
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
<body>
<div id="app"><p class="notice served">Loading the graph…</p></div>
<noscript><p class="notice">The viewer draws with JavaScript, which is switched off here.</p></noscript>
<script type="application/json" id="${DATA_ID}">${json}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}
