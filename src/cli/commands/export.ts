import { Argument, Command } from "commander";
import { PaperGraphError } from "../../errors.ts";
import type { LeftOut } from "../../export/floor.ts";
import { exporters } from "../../export/index.ts";
import { DEFAULT_MIN_CONFIDENCE } from "../../model/confidence.ts";
import { exportGraph } from "../../pipeline/export.ts";
import { minConfidenceOption, workspaceOption } from "../arguments.ts";
import { offering } from "../completion/offers.ts";
import { amount, createProgress } from "../progress.ts";
import type { Session } from "../session.ts";

interface ExportFlags {
  readonly out: string;
  readonly workspace: string;
  readonly minConfidence?: number;
}

/** `papergraph export`: the graph as files. */
export function exportCommand(session: Session): Command {
  const formats = exporters.list().map(({ name, summary }) => `${name} (${summary})`);
  return new Command("export")
    .summary("write the graph to files")
    .addArgument(offering(new Argument("<format>", formats.join(", ")), () => exporters.list().map(({ name }) => name)))
    .requiredOption("--out <path>", "where to write")
    .addOption(
      minConfidenceOption(
        `leave out relationships and results that are less sure; without it ${DEFAULT_MIN_CONFIDENCE}, or 0 for the files of a store`,
      ),
    )
    .addOption(workspaceOption())
    .action(async (format: string, flags: ExportFlags) => {
      const exporter = exporters.get(format);
      if (exporter.isStore && (flags.minConfidence ?? 0) > 0) {
        throw new PaperGraphError("USAGE", `${format} takes no --min-confidence: a store holds everything.`, {
          hint: "Queries and the viewer leave out what is unsure when they read the store.",
        });
      }
      const { out, workspace, minConfidence = exporter.isStore ? 0 : DEFAULT_MIN_CONFIDENCE } = flags;
      const progress = createProgress(session);
      let leftOut: LeftOut = { relationships: 0, results: 0, concepts: 0 };
      const rows = await exportGraph(exporter, {
        out,
        workspace,
        minConfidence,
        listener(event) {
          if (event.kind === "left-out") leftOut = partsOf(event);
          progress.listener(event);
        },
      });
      const next = exporter.nextSteps?.(out) ?? [];
      const parts = Object.entries(rows).flatMap(([table, count]) =>
        exporter.isStore && count === 0 ? [] : [`${table}: ${amount(count, "row")}`],
      );
      await session.output.report({
        dataIn: "files",
        lines: [`Wrote ${out} (${parts.join(", ")}).`, ...next],
        json: { format, out, workspace, minConfidence, rows, leftOut, next },
      });
    });
}

const partsOf = ({ relationships, results, concepts }: LeftOut): LeftOut => ({ relationships, results, concepts });
