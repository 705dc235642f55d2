import { Command } from "commander";
import { forgetPapers } from "../../pipeline/forget.ts";
import { storeOption, workspaceOption } from "../arguments.ts";
import { describeGraph } from "../graph-text.ts";
import { running } from "../progress.ts";
import type { Session } from "../session.ts";

interface ForgetFlags {
  readonly workspace: string;
  readonly store?: string;
}

/** `papergraph forget`: papers out of the workspace. */
export function forgetCommand(session: Session): Command {
  return new Command("forget")
    .summary("take papers out of the workspace and the graph")
    .description(
      "Takes papers out of the journal and the graph, with all that only they brought. A later build of a source that still lists them brings them back.",
    )
    .argument("<id...>", "ids of papers: as the graph has them, or a DOI, an arXiv id or an address of one")
    .addOption(workspaceOption())
    .addOption(storeOption())
    .action(async (ids: string[], flags: ForgetFlags) => {
      const report = await running(session, (options) => forgetPapers({ ...flags, ...options }, ids));
      await session.output.report({
        dataIn: "report",
        lines: [
          ...report.forgotten.map(({ id, title }) => `Forgot ${id}: ${title}`),
          ...describeGraph(report),
          `Workspace: ${flags.workspace}, store: ${report.store}.`,
        ],
        json: { workspace: flags.workspace, ...report },
      });
    });
}
