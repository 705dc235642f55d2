import { once } from "node:events";
import { basename, resolve } from "node:path";
import { Command, Option } from "commander";
import { DEFAULT_MIN_CONFIDENCE } from "../../model/confidence.ts";
import { openStore } from "../../pipeline.ts";
import { serveViewer } from "../../serve/server.ts";
import { minConfidenceOption, storeOption, wholeNumber, workspaceOption } from "../arguments.ts";
import { openInBrowser } from "../browser.ts";
import { createProgress } from "../progress.ts";
import type { Session } from "../session.ts";

interface ViewFlags {
  readonly port?: number;
  readonly minConfidence: number;
  readonly workspace: string;
  readonly store?: string;
  readonly open?: boolean;
}

/** `papergraph view`: serves the viewer until Ctrl-C. */
export function viewCommand(session: Session): Command {
  return new Command("view")
    .summary("look at the graph in the browser")
    .description("Serves the viewer on 127.0.0.1 until Ctrl-C; only this machine can reach it.")
    .addOption(new Option("--port <n>", "port to listen on; 0 takes a free one").argParser(wholeNumber(0)))
    .addOption(minConfidenceOption("where the slider for confidence stands at first").default(DEFAULT_MIN_CONFIDENCE))
    .addOption(workspaceOption())
    .addOption(storeOption())
    .addOption(new Option("--open", "open it in the browser too"))
    .action(async (flags: ViewFlags) => {
      await using store = await openStore(flags.workspace, flags.store);
      const progress = createProgress(session);
      const viewer = await serveViewer({
        store,
        port: flags.port,
        minConfidence: flags.minConfidence,
        folder: flags.workspace,
        workspace: basename(resolve(flags.workspace)),
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
    });
}
