import { Command } from "commander";
import { PaperGraphError } from "../../errors.ts";
import { checkWorkspace, type CheckReport, type StoreCondition } from "../../pipeline/check.ts";
import type { Difference } from "../../store/compare.ts";
import { storeOption, workspaceOption } from "../arguments.ts";
import { amount, createProgress } from "../progress.ts";
import type { Session } from "../session.ts";

interface CheckFlags {
  readonly workspace: string;
  readonly store?: string;
}

/** So many damaged lines are named. */
const NAMED_LINES = 10;

/** `papergraph check`: do journal, ledger and store say the same? */
export function checkCommand(session: Session): Command {
  return new Command("check")
    .summary("compare journal, ledger and store, and say what differs")
    .description(
      "Reads every line of the journal, resolves it anew and compares merges.csv and every node and relationship of the store with it. Changes nothing; ends with exit code 1 when something differs.",
    )
    .addOption(workspaceOption())
    .addOption(storeOption())
    .action(async (flags: CheckFlags) => {
      const progress = createProgress(session);
      const report = await checkWorkspace({ ...flags, listener: progress.listener }).finally(() => progress.finish());
      await session.output.report({
        dataIn: "report",
        lines: [...describeJournal(report), ...describeLedger(report), ...describeStore(report.store)],
        json: { workspace: flags.workspace, ...report },
      });
      if (!report.isWhole) throw new PaperGraphError("CHECK_FAILED", "Something differs.", { hint: hintFor(report) });
    });
}

function describeJournal({ journal }: CheckReport): readonly string[] {
  const replaced = journal.replaced === 0 ? "" : `, ${amount(journal.replaced, "line")} replaced by later ones`;
  const more = journal.damaged.length - NAMED_LINES;
  return [
    `Journal: ${amount(journal.papers, "paper")} in ${amount(journal.lines, "line")}${replaced}.`,
    ...(journal.tornBytes === 0
      ? []
      : [
          `  its last line has no end (${amount(journal.tornBytes, "byte")}): a crash cut it off, or a build is at work`,
        ]),
    ...journal.damaged.slice(0, NAMED_LINES).map(({ line, reason }) => `  line ${line} is damaged: ${reason}`),
    ...(more > 0 ? [`  and ${amount(more, "line")} more`] : []),
  ];
}

const describeLedger = ({ merges }: CheckReport): readonly string[] =>
  merges === undefined ? [] : [`Ledger: merges.csv is ${merges}.`];

function describeStore(store: StoreCondition | undefined): readonly string[] {
  if (store === undefined) return [];
  const { address, problem, counts, differences } = store;
  if (problem !== undefined) return [`Store ${address}: ${problem}`];
  const total = counts.missing + counts.different + counts.surplus;
  if (total === 0) return [`Store ${address}: holds exactly what the journal gives.`];
  return [
    `Store ${address}: ${counts.missing} missing, ${counts.different} different, ${counts.surplus} too many.`,
    ...differences.map(describeDifference),
    ...(total > differences.length ? [`  and ${amount(total - differences.length, "difference")} more`] : []),
  ];
}

const describeDifference = ({ kind, what, properties }: Difference): string =>
  `  ${kind}: ${what}${properties.length === 0 ? "" : ` (${properties.join(", ")})`}`;

function hintFor({ journal, store }: CheckReport): string {
  if (journal.damaged.length > 0) {
    return "Restore the journal from a backup, or delete the damaged lines: their papers are extracted again at the next build.";
  }
  const isStoreSame = store !== undefined && store.problem === undefined && store.differences.length === 0;
  return isStoreSame ? "Write merges.csv anew with: papergraph resolve" : "Write the graph anew with: papergraph load";
}
