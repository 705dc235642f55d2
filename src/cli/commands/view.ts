import { once } from "node:events";
import { basename, resolve } from "node:path";
import { Command, Option } from "commander";
import { PaperGraphError } from "../../errors.ts";
import type { Merge } from "../../model/concept.ts";
import { DEFAULT_MIN_CONFIDENCE } from "../../model/confidence.ts";
import { openStore } from "../../pipeline.ts";
import { listMerges } from "../../pipeline/explain.ts";
import type { AskedQuery } from "../../serve/api.ts";
import { writePage } from "../../serve/page.ts";
import { serveViewer } from "../../serve/server.ts";
import { namedQueries } from "../../store/queries.ts";
import { minConfidenceOption, parameterOption, storeOption, wholeNumber, workspaceOption } from "../arguments.ts";
import { openInBrowser } from "../browser.ts";
import { offering } from "../completion/offers.ts";
import { amount, createProgress } from "../progress.ts";
import type { Session } from "../session.ts";

interface ViewFlags {
  readonly port?: number;
  readonly out?: string;
  readonly query?: string;
  readonly param: Readonly<Record<string, string>>;
  readonly minConfidence: number;
  readonly workspace: string;
  readonly store?: string;
  readonly open?: boolean;
}

/** `papergraph view`: serves the viewer until Ctrl-C, or writes it into one file. */
export function viewCommand(session: Session): Command {
  return new Command("view")
    .summary("look at the graph in the browser")
    .description(
      "Serves the viewer on 127.0.0.1 until Ctrl-C; only this machine can reach it. With --out it writes one page that needs neither server nor network.",
    )
    .addOption(
      new Option("--port <n>", "port to listen on; 0 takes a free one").argParser(wholeNumber(0)).conflicts("out"),
    )
    .addOption(new Option("--out <file.html>", "write one self-contained page, to be opened by a double click"))
    .addOption(
      offering(
        new Option(
          "--query <query>",
          "a named query or a statement in Cypher: its answer is lit; with --out, the page holds the papers around it",
        ),
        () => namedQueries().map(({ name }) => name),
      ),
    )
    .addOption(parameterOption())
    .addOption(minConfidenceOption("where the slider for confidence stands at first").default(DEFAULT_MIN_CONFIDENCE))
    .addOption(workspaceOption())
    .addOption(storeOption())
    .addOption(new Option("--open", "open it in the browser too"))
    .action(async (flags: ViewFlags) =>
      flags.out === undefined ? serve(session, flags) : write(session, flags, flags.out),
    );
}

function queryIn({ query, param }: ViewFlags): AskedQuery | undefined {
  if (query !== undefined) return { query, parameters: param };
  if (Object.keys(param).length === 0) return undefined;
  throw new PaperGraphError("USAGE", "--param is for a query, and none is named.", { hint: "Name one with --query." });
}

/** The viewer is worth having without the reasons for its names. */
async function mergesOf(session: Session, { workspace }: ViewFlags): Promise<readonly Merge[]> {
  try {
    return await listMerges(workspace);
  } catch (error) {
    if (!(error instanceof PaperGraphError) || error.code !== "WORKSPACE_DAMAGED") throw error;
    session.output.note(`${error.message} Panels cannot say why names are one.`);
    return [];
  }
}

const nameOf = ({ workspace }: ViewFlags): string => basename(resolve(workspace));

async function serve(session: Session, flags: ViewFlags): Promise<void> {
  const query = queryIn(flags);
  await using store = await openStore(flags.workspace, flags.store);
  const progress = createProgress(session);
  const viewer = await serveViewer({
    store,
    port: flags.port,
    minConfidence: flags.minConfidence,
    folder: flags.workspace,
    workspace: nameOf(flags),
    merges: await mergesOf(session, flags),
    query,
    listener: progress.listener,
  });
  await session.output.report({
    dataIn: "report",
    lines: [`The viewer is at ${viewer.url} (Ctrl-C ends it).`],
    json: { url: viewer.url, workspace: flags.workspace },
  });
  if (flags.open === true) openInBrowser(viewer.url);
  const signal = session.stopSignal();
  if (!signal.aborted) await once(signal, "abort");
  await viewer.close();
}

async function write(session: Session, flags: ViewFlags, out: string): Promise<void> {
  const query = queryIn(flags);
  await using store = await openStore(flags.workspace, flags.store);
  const written = await writePage({
    store,
    out,
    workspace: nameOf(flags),
    minConfidence: flags.minConfidence,
    merges: await mergesOf(session, flags),
    query,
  });
  const size = `${(written.bytes / 1_000_000).toFixed(1)} MB`;
  await session.output.report({
    dataIn: "files",
    lines: [`Wrote ${out}: ${amount(written.papers, "paper")}, ${amount(written.concepts, "concept")}, ${size}.`],
    json: { out, ...written },
  });
  if (flags.open === true) openInBrowser(resolve(out));
}
