import { Command } from "commander";
import { exporters } from "../../export/index.ts";
import { DEFAULT_MIN_CONFIDENCE } from "../../model/confidence.ts";
import { readGraph } from "../../pipeline.ts";
import { minConfidenceOption, workspaceOption } from "../arguments.ts";
import { amount, createProgress } from "../progress.ts";
import type { Session } from "../session.ts";

interface ExportFlags {
  readonly out: string;
  readonly workspace: string;
  readonly minConfidence: number;
}

/** `papergraph export`: the graph as files. */
export function exportCommand(session: Session): Command {
  const formats = exporters.list().map(({ name, summary }) => `${name} (${summary})`);
  return new Command("export")
    .summary("write the graph to files")
    .argument("<format>", formats.join(", "))
    .requiredOption("--out <path>", "where to write")
    .addOption(
      minConfidenceOption("leave out relationships and results that are less sure").default(DEFAULT_MIN_CONFIDENCE),
    )
    .addOption(workspaceOption())
    .action(async (format: string, options: ExportFlags) => {
      const { out, workspace, minConfidence } = options;
      const exporter = exporters.get(format);
      const { listener } = createProgress(session);
      const counts = await exporter.write(readGraph(workspace, { minConfidence, listener }), out);
      const parts = Object.entries(counts).map(([table, rows]) => `${table}: ${amount(rows, "row")}`);
      session.output.note(`Wrote ${out} (${parts.join(", ")}).`);
    });
}
