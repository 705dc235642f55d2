import type { KnownConcept, Merge, MergeReason } from "../model/concept.ts";
import type { Decision } from "../model/decision.ts";
import type { DecisionReport } from "../pipeline/decide.ts";
import type { Explanation, ListedDecision } from "../pipeline/explain.ts";
import type { ResolveReport } from "../pipeline.ts";
import { foldName } from "../text/fold.ts";
import { amount } from "./progress.ts";

/** So many concepts of a change, and aliases of a concept, are named. */
const NAMED = 10;

const quoted = (name: string): string => `"${name}"`;

/** `join Method "ViT" and "Vision Transformer"`. */
export function describeDecision({ decision, type, name, other }: Decision): string {
  const link = decision === "split" ? "from" : "and";
  return `${decision} ${type} ${quoted(name)}${decision === "hide" ? "" : ` ${link} ${quoted(other)}`}`;
}

function describeConcept({ id, type, name, aliases, paperCount }: KnownConcept): string {
  const also = aliases.length === 0 ? "" : `; also ${listed(aliases.map(quoted))}`;
  return `${type} ${quoted(name)} (${id}, ${amount(paperCount, "paper")}${also})`;
}

function listed(texts: readonly string[]): string {
  const more = texts.length - NAMED;
  return texts.slice(0, NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** What changed in the graph, line by line; what concerns `names` comes first. */
export function describeChange({ before, after }: ResolveReport, names: readonly string[] = []): readonly string[] {
  const [gone, come] = [without(before, after), without(after, before)];
  if (gone.length + come.length === 0) return [`Nothing changes in the graph: ${amount(after.length, "concept")}.`];
  return [
    ...linesOf("Before:", gone, names),
    ...linesOf("Now:", come, names),
    `Concepts: ${before.length} → ${after.length}.`,
  ];
}

/** A report whose lists hold only concepts that changed: those that are gone or were otherwise, and those that are new or otherwise now. */
export const onlyChanges = <Report extends ResolveReport>(report: Report): Report => ({
  ...report,
  before: without(report.before, report.after),
  after: without(report.after, report.before),
});

const keyOf = ({ id, type, name, aliases, paperCount }: KnownConcept): string =>
  JSON.stringify([id, type, name, aliases, paperCount]);

function without(concepts: readonly KnownConcept[], others: readonly KnownConcept[]): readonly KnownConcept[] {
  const known = new Set(others.map(keyOf));
  return concepts.filter((concept) => !known.has(keyOf(concept)));
}

function linesOf(heading: string, concepts: readonly KnownConcept[], names: readonly string[]): readonly string[] {
  const wanted = new Set(names.map(foldName));
  const isWanted = ({ name, aliases }: KnownConcept): boolean =>
    [name, ...aliases].some((form) => wanted.has(foldName(form)));
  const ordered = concepts.toSorted((a, b) => Number(isWanted(b)) - Number(isWanted(a)));
  const lines = ordered.slice(0, NAMED).map((concept) => `  ${describeConcept(concept)}`);
  const more = ordered.length - lines.length;
  if (lines.length === 0) lines.push("  nothing");
  return [heading, ...lines, ...(more > 0 ? [`  and ${amount(more, "other concept")}`] : [])];
}

/** What a decision did; `where` names the workspace in the commands that are offered, where that is needed. */
export function describeRecorded(report: DecisionReport, where: string): readonly string[] {
  const { decision, isNew } = report;
  const said = isNew ? "" : " It was on record already.";
  return [
    `Decision ${decision.number}: ${describeDecision(decision)}.${said}`,
    ...describeChange(report, [decision.name, decision.other]),
    ...withoutEffect(report),
    `Undo it with: papergraph merges undo ${decision.number}${where}`,
  ];
}

/** A joining that another decision stands against. */
function withoutEffect({ decision, after }: DecisionReport): readonly string[] {
  const { decision: kind, type, name, other } = decision;
  const [a, b] = [foldName(name), foldName(other)];
  if (kind !== "join") return [];
  const forms = after
    .filter((concept) => concept.type === type)
    .map((concept) => new Set([concept.name, ...concept.aliases].map(foldName)));
  const isThere = forms.some((names) => names.has(a) || names.has(b));
  if (!isThere || forms.some((names) => names.has(a) && names.has(b))) return [];
  return ["They are still apart: other decisions stand against it; list them with: papergraph merges list --decisions"];
}

/** What taking a decision out did. */
export function describeUndone(report: DecisionReport): readonly string[] {
  const { decision } = report;
  return [
    `Took out decision ${decision.number}: ${describeDecision(decision)}.`,
    ...describeChange(report, [decision.name, decision.other]),
  ];
}

const REASONS: Readonly<Record<MergeReason, (merge: Merge) => string>> = {
  spelling: () => "the same name, written otherwise",
  folding: () => "the same name but for spelling, a short form in it, or words that add nothing",
  acronym: () => "papers give one as short for the other",
  alias: () => "a list of known aliases says so",
  fuzzy: ({ score }) => `nearly the same name${score === undefined ? "" : ` (likeness ${score})`}`,
  type: ({ type }) => `found under several types, of which ${type} has most papers`,
  user: () => "a decision of yours",
};

function describeMerge(merge: Merge): string {
  const { name, into, papers } = merge;
  const writes = `${amount(papers, "paper")} ${papers === 1 ? "writes" : "write"} it so`;
  return `${quoted(name)} was joined to ${quoted(into)}: ${REASONS[merge.reason](merge)}; ${writes}.`;
}

/** The answer to "why is this one node?", line by line. */
export function describeExplanation(asked: string, { concepts, decisions }: Explanation): readonly string[] {
  const none = concepts.length === 0 ? [`${quoted(asked)} is no concept of the graph.`] : [];
  return [
    ...none,
    ...concepts.flatMap(({ merges, ...concept }) => [
      `${quoted(asked)} is the ${describeConcept(concept)}.`,
      ...(concept.ambiguous ? ["  Papers use the name for several things, and could not be told apart."] : []),
      ...merges.map((merge) => `  ${describeMerge(merge)}`),
      ...(merges.length === 0 ? ["  No other name was joined to it."] : []),
      ...(concept.formerIds.length === 0 ? [] : [`  Ids that lead here too: ${listed(concept.formerIds)}.`]),
    ]),
    ...(decisions.length === 0 ? ["No decision concerns it."] : ["Decisions that concern it:"]),
    ...decisions.map((decision) => `  ${describeListed(decision)}`),
  ];
}

function describeListed(decision: ListedDecision): string {
  const { number, replacedBy } = decision;
  const state = replacedBy === undefined ? "" : ` (decision ${replacedBy} counts instead)`;
  return `${number}: ${describeDecision(decision)}${state}`;
}
