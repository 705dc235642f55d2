import { Command, Option } from "commander";
import { PaperGraphError } from "../../errors.ts";
import { MERGE_REASONS, type MergeReason } from "../../model/concept.ts";
import type { DecisionKind } from "../../model/decision.ts";
import type { EntityType } from "../../model/extraction.ts";
import { recordDecision, undoDecision } from "../../pipeline/decide.ts";
import { explainName, listDecisions, listMerges } from "../../pipeline/explain.ts";
import type { Table } from "../../store/store.ts";
import { formatOption, typeOption, wholeNumber, workspaceOption } from "../arguments.ts";
import { describeExplanation, describeRecorded, describeUndone, onlyChanges } from "../ledger-text.ts";
import { amount, running } from "../progress.ts";
import type { Session } from "../session.ts";
import { FORMATS, type Format } from "../table.ts";

/** So many joinings are listed unless another number is given. */
const LISTED = 50;

interface NameFlags {
  readonly workspace: string;
  readonly type?: EntityType;
}

interface ListFlags extends NameFlags {
  readonly reason?: MergeReason;
  readonly limit: number;
  readonly decisions?: boolean;
  readonly format: Format;
}

const TYPE_NEEDED = "needed only where a name is there under several types";

/** `papergraph merges`: which names are one concept and why, and what the user decides about it. */
export function mergesCommand(session: Session): Command {
  return new Command("merges")
    .summary("see why names are one concept, and decide it yourself")
    .description(
      "Lists which names were joined into one concept and why, and records your own decisions in decisions.csv. A decision changes the graph at once, without extracting again, and outlives rebuilds.",
    )
    .addCommand(listCommand(session))
    .addCommand(whyCommand(session))
    .addCommand(pairCommand(session, { decision: "join", second: "other", summary: "make one concept of two names" }))
    .addCommand(
      pairCommand(session, { decision: "split", second: "from", summary: "take a name out of the concept of another" }),
    )
    .addCommand(
      pairCommand(session, {
        decision: "forbid",
        second: "other",
        summary: "never make one concept of two names, also if they are not there yet",
      }),
    )
    .addCommand(hideCommand(session))
    .addCommand(undoCommand(session));
}

function listCommand({ output }: Session): Command {
  return new Command("list")
    .summary("list the joined names, or your decisions")
    .addOption(typeOption("only of this type"))
    .addOption(new Option("--reason <reason>", "only for this reason").choices(MERGE_REASONS))
    .addOption(new Option("--limit <n>", "how many joinings; 0 lists all").argParser(wholeNumber(0)).default(LISTED))
    .option("--decisions", "list decisions.csv instead, with the numbers that undo takes")
    .addOption(formatOption())
    .addOption(workspaceOption())
    .action(async (flags: ListFlags) => {
      const all = flags.decisions === true ? await decisionRows(flags) : await mergeRows(flags);
      const isCut = flags.decisions !== true && flags.limit > 0 && all.rows.length > flags.limit;
      const rows = isCut ? all.rows.slice(0, flags.limit) : all.rows;
      await output.data(FORMATS[flags.format]({ ...all, rows }));
      const cut = `${rows.length} of ${amount(all.rows.length, "joining")}; --limit 0 lists all.`;
      await output.report({
        dataIn: "stdout",
        lines: isCut ? [cut] : flags.format === "table" ? [amount(rows.length, "row")] : [],
        json: { columns: all.columns, rows: rows.length, of: all.rows.length },
      });
    });
}

async function mergeRows({ workspace, type, reason }: ListFlags): Promise<Table> {
  const merges = await listMerges(workspace);
  const wanted = merges.filter(
    (merge) => (type ?? merge.type) === merge.type && (reason ?? merge.reason) === merge.reason,
  );
  return {
    columns: ["type", "name", "into", "concept", "reason", "score", "papers"],
    rows: wanted.map(({ score, ...merge }) => ({ ...merge, score: score ?? null })),
  };
}

async function decisionRows({ workspace, type, reason }: ListFlags): Promise<Table> {
  if (reason !== undefined) {
    throw new PaperGraphError("USAGE", "--reason is about joinings, not about decisions.", {
      hint: "Leave out --reason or --decisions.",
    });
  }
  const decisions = await listDecisions(workspace);
  return {
    columns: ["number", "decision", "type", "name", "other", "replacedBy"],
    rows: decisions
      .filter((decision) => (type ?? decision.type) === decision.type)
      .map(({ replacedBy, ...decision }) => ({ ...decision, replacedBy: replacedBy ?? null })),
  };
}

function whyCommand({ output }: Session): Command {
  return new Command("why")
    .summary("say which concept a name is, and why")
    .argument("<name>", "a name as papers write it, in any case, or the id of a concept")
    .addOption(typeOption("only as this type"))
    .addOption(workspaceOption())
    .action(async (name: string, flags: NameFlags) => {
      const explanation = await explainName(name, flags);
      await output.report({ dataIn: "report", lines: describeExplanation(name, explanation), json: explanation });
    });
}

function pairCommand(
  session: Session,
  command: { readonly decision: Exclude<DecisionKind, "hide">; readonly second: string; readonly summary: string },
): Command {
  const { decision, second, summary } = command;
  return new Command(decision)
    .summary(summary)
    .argument("<name>", "a name as papers write it, in any case")
    .argument(`<${second}>`, "the other name")
    .addOption(typeOption(TYPE_NEEDED))
    .addOption(workspaceOption())
    .action((name: string, other: string, flags: NameFlags) => decide(session, { decision, name, other }, flags));
}

function hideCommand(session: Session): Command {
  return new Command("hide")
    .summary("leave the concept of a name out of the graph")
    .argument("<name>", "a name as papers write it, in any case")
    .addOption(typeOption(TYPE_NEEDED))
    .addOption(workspaceOption())
    .action((name: string, flags: NameFlags) => decide(session, { decision: "hide", name }, flags));
}

async function decide(
  session: Session,
  request: Omit<Parameters<typeof recordDecision>[1], "type">,
  flags: NameFlags,
): Promise<void> {
  const report = await running(session, (options) =>
    recordDecision(
      { workspace: flags.workspace, ...options },
      { ...request, ...(flags.type === undefined ? {} : { type: flags.type }) },
    ),
  );
  const where = flags.workspace === "papergraph" ? "" : ` --workspace ${flags.workspace}`;
  await session.output.report({ dataIn: "report", lines: describeRecorded(report, where), json: onlyChanges(report) });
}

function undoCommand(session: Session): Command {
  return new Command("undo")
    .summary("take a decision back")
    .description(
      "Takes a decision out of decisions.csv, as if it had never been made; those after it move up by one. An earlier decision about the same names counts again.",
    )
    .argument("<number>", "number of the decision, as `merges list --decisions` shows it", wholeNumber(1))
    .addOption(workspaceOption())
    .action(async (number: number, flags: NameFlags) => {
      const report = await running(session, (options) =>
        undoDecision({ workspace: flags.workspace, ...options }, number),
      );
      await session.output.report({ dataIn: "report", lines: describeUndone(report), json: onlyChanges(report) });
    });
}
