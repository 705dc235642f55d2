import { Command } from "commander";
import { exporters } from "../../export/index.ts";
import { readGraph } from "../../pipeline.ts";
import { workspaceOption } from "../arguments.ts";
import { amount } from "../progress.ts";
import type { Session } from "../session.ts";

/** `papergraph export`: the graph as files. */
export function exportCommand({ output }: Session): Command {
  const formats = exporters.list().map(({ name, summary }) => `${name} (${summary})`);
  return new Command("export")
    .summary("write the graph to files")
    .argument("<format>", formats.join(", "))
    .requiredOption("--out <path>", "where to write")
    .addOption(workspaceOption())
    .action(async (format: string, options: { out: string; workspace: string }) => {
      const counts = await exporters.get(format).write(readGraph(options.workspace), options.out);
      const parts = Object.entries(counts).map(([table, rows]) => `${table}: ${amount(rows, "row")}`);
      output.note(`Wrote ${options.out} (${parts.join(", ")}).`);
    });
}
