import { Command } from "commander";
import { loadGraph } from "../../pipeline.ts";
import { adoptOption, storeOption, workspaceOption } from "../arguments.ts";
import { describeGraph } from "../graph-text.ts";
import { running } from "../progress.ts";
import type { Session } from "../session.ts";

interface LoadFlags {
  readonly workspace: string;
  readonly store?: string;
  readonly adopt?: boolean;
}

/** `papergraph load`: journal and decisions into a store, all of it. */
export function loadCommand(session: Session): Command {
  return new Command("load")
    .summary("write the whole graph anew, into this or another store")
    .description(
      "Writes the graph anew from the journal and decisions.csv, whatever the store holds or seems to hold: after it was damaged or changed by hand, or to move to another one. Nothing is read or extracted.",
    )
    .addOption(workspaceOption())
    .addOption(storeOption())
    .addOption(adoptOption())
    .action(async (flags: LoadFlags) => {
      const report = await running(session, (options) => loadGraph({ ...flags, ...options }));
      await session.output.report({
        dataIn: "report",
        lines: [...describeGraph(report), `Workspace: ${flags.workspace}, store: ${report.store}.`],
        json: { workspace: flags.workspace, ...report },
      });
    });
}
