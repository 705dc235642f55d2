import { Command, Option } from "commander";
import { buildGraph, type BuildOptions, type BuildReport } from "../../pipeline.ts";
import {
  adoptOption,
  aliasesOption,
  anyLanguageOption,
  columnsOption,
  modelOption,
  readerOption,
  storeOption,
  threadsOption,
  workspaceOption,
  SOURCES,
} from "../arguments.ts";
import { describeGraph } from "../graph-text.ts";
import { describeIntake } from "../intake-text.ts";
import { amount, describeForeign, describeOtherLanguages, running } from "../progress.ts";
import type { Session } from "../session.ts";

type BuildFlags = Pick<
  BuildOptions,
  "workspace" | "store" | "adopt" | "reader" | "columns" | "model" | "threads" | "anyLanguage" | "aliases" | "report"
>;

/** `papergraph build`: the whole way from sources to a graph. */
export function buildCommand(session: Session): Command {
  return new Command("build")
    .summary("read papers, find concepts, and write the graph")
    .description(
      "Reads papers, finds methods, datasets, metrics and tasks in their abstracts, joins what is the same, and writes the graph. What an earlier build of the workspace did is not done again.",
    )
    .argument("<source...>", SOURCES)
    .addOption(workspaceOption())
    .addOption(storeOption())
    .addOption(adoptOption())
    .addOption(readerOption())
    .addOption(columnsOption())
    .addOption(modelOption())
    .addOption(threadsOption())
    .addOption(anyLanguageOption())
    .addOption(aliasesOption())
    .addOption(
      new Option("--report <file>", "write what became of each source and record as JSON, for the methods section"),
    )
    .action(async (sources: string[], flags: BuildFlags) => {
      const report = await running(session, (options) => buildGraph({ ...flags, sources, ...options }));
      await session.output.report({
        dataIn: "report",
        lines: describeReport(report, flags),
        json: { workspace: flags.workspace, ...report },
      });
    });
}

function describeReport(report: BuildReport, { workspace, anyLanguage }: BuildFlags): readonly string[] {
  const { included, notEnglish } = report.intake;
  const known = report.joined > 0 ? `, ${amount(report.joined, "record")} joined to a paper known already` : "";
  return [
    `Read ${amount(report.records, "record")}${known}, ${amount(report.skipped, "record")} skipped.`,
    `Extracted ${amount(report.extracted, "paper")} with the ${report.model} model in this run.`,
    ...describeGraph(report),
    ...describeIntake(report.intake),
    ...(notEnglish > 0 ? [describeOtherLanguages(notEnglish, included, anyLanguage)] : []),
    ...(report.foreign > 0 ? [describeForeign(report.foreign, report.papers)] : []),
    `Workspace: ${workspace}, store: ${report.store}.`,
  ];
}
