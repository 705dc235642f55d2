import { Command } from "commander";
import { compactWorkspace } from "../../pipeline/compact.ts";
import { workspaceOption } from "../arguments.ts";
import { amount, running } from "../progress.ts";
import type { Session } from "../session.ts";

/** `papergraph compact`: a journal without what is replaced. */
export function compactCommand(session: Session): Command {
  return new Command("compact")
    .summary("drop from the journal what later lines replace")
    .description(
      "Writes the journal anew without the lines that later ones replace: papers that were read again or taken out. The graph stays as it is.",
    )
    .addOption(workspaceOption())
    .action(async ({ workspace }: { readonly workspace: string }) => {
      const dropped = await running(session, ({ command }) => compactWorkspace({ workspace, command }));
      const lines = amount(dropped.lines, "line");
      await session.output.report({
        dataIn: "report",
        lines: [`Dropped ${lines} (${amount(dropped.bytes, "byte")}) from the journal of ${workspace}.`],
        json: { workspace, ...dropped },
      });
    });
}
