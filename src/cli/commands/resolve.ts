import { Command } from "commander";
import { resolveGraph } from "../../pipeline.ts";
import { aliasesOption, storeOption, workspaceOption } from "../arguments.ts";
import { describeGraph } from "../graph-text.ts";
import { describeChange, onlyChanges } from "../ledger-text.ts";
import { running } from "../progress.ts";
import type { Session } from "../session.ts";

interface ResolveFlags {
  readonly workspace: string;
  readonly store?: string;
  readonly aliases?: string;
}

/** `papergraph resolve`: the second and third step of a build, without reading or extracting anything. */
export function resolveCommand(session: Session): Command {
  return new Command("resolve")
    .summary("apply decisions.csv to the graph, without extracting again")
    .description(
      "Decides anew which names are one concept, by the rules, your aliases and decisions.csv, and brings merges.csv and the store up to date. Nothing is read or extracted.",
    )
    .addOption(workspaceOption())
    .addOption(storeOption())
    .addOption(aliasesOption())
    .action(async (flags: ResolveFlags) => {
      const report = await running(session, (options) => resolveGraph({ ...flags, ...options }));
      await session.output.report({
        dataIn: "report",
        lines: [
          ...describeChange(report),
          ...describeGraph(report),
          `Workspace: ${flags.workspace}, store: ${report.store}.`,
        ],
        json: { workspace: flags.workspace, ...onlyChanges(report) },
      });
    });
}
