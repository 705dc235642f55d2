import { PaperGraphError } from "../errors.ts";
import { decisionKey, decisionsInForce, keepsApart, type Decision, type DecisionKind } from "../model/decision.ts";
import type { EntityType } from "../model/extraction.ts";
import { resolveGraph, type ResolveOptions, type ResolveReport } from "../pipeline.ts";
import { foldName } from "../text/fold.ts";
import { appendDecision, readDecisions, removeDecision, type NumberedDecision } from "../workspace/ledger.ts";
import { createKnownNames, type KnownNames } from "./known-names.ts";

/** What a user wants decided. */
export interface DecisionRequest {
  readonly decision: DecisionKind;
  readonly name: string;
  /** The second name of all but `hide`. */
  readonly other?: string;
  /** Needed where the names are there under more than one type. */
  readonly type?: EntityType;
}

export interface DecisionReport extends ResolveReport {
  /** The decision that was recorded, or taken out. */
  readonly decision: NumberedDecision;
  /** False when it stood there already. */
  readonly isNew: boolean;
}

/**
 * Records a decision in `decisions.csv` and brings `merges.csv` and the store up to date. What is in force already is not
 * recorded twice. Throws `USAGE` when a name is not in the workspace (which `forbid` allows), when its type is not clear, or when
 * there is nothing to decide: one name twice, or a `split` of what is not joined.
 */
export async function recordDecision(options: ResolveOptions, request: DecisionRequest): Promise<DecisionReport> {
  let recorded: Pick<DecisionReport, "decision" | "isNew"> | undefined;
  const report = await resolveGraph(options, async ({ workspace, concepts, typesWritten }) => {
    const decisions = await readDecisions(workspace.decisionsPath);
    const names = createKnownNames(concepts, typesWritten);
    const decision = decisionOf(request, names);
    const known = decisionsInForce(decisions, foldName).find((made) => isSame(made, decision));
    if (known === undefined && decision.decision === "split") requireJoined(decision, names);
    recorded =
      known === undefined
        ? { decision: { ...decision, number: await appendDecision(workspace.decisionsPath, decision) }, isNew: true }
        : { decision: known, isNew: false };
  });
  if (recorded === undefined) throw new TypeError("resolveGraph did not call its edit");
  return { ...report, ...recorded };
}

/** Takes decision `number` out of `decisions.csv` and brings `merges.csv` and the store up to date. Throws `USAGE` when there is none. */
export async function undoDecision(options: ResolveOptions, number: number): Promise<DecisionReport> {
  let decision: NumberedDecision | undefined;
  const report = await resolveGraph(options, async ({ workspace }) => {
    decision = await removeDecision(workspace.decisionsPath, number);
  });
  if (decision === undefined) throw new TypeError("resolveGraph did not call its edit");
  return { ...report, decision, isNew: false };
}

function decisionOf(request: DecisionRequest, names: KnownNames): Decision {
  const { decision, name, other = "" } = request;
  if (decision !== "hide" && foldName(name) === foldName(other)) {
    throw new PaperGraphError("USAGE", `"${name}" and "${other}" are one name: it is only written otherwise.`, {
      hint: "Decisions compare names without case, accents, dashes and plural.",
    });
  }
  const pair = decision === "hide" ? [name] : [name, other];
  const empty = pair.find((one) => foldName(one) === "");
  if (empty !== undefined) throw new PaperGraphError("USAGE", `"${empty}" is no name: it has no letter or digit.`);
  if (decision !== "forbid") for (const one of pair) names.require(one, request.type);
  return { decision, type: request.type ?? typeOf(pair, names), name, other };
}

/** The one type under which all of the names stand that are there at all. */
function typeOf(pair: readonly string[], names: KnownNames): EntityType {
  const known = pair.map((name) => ({ name, types: names.typesOf(name) })).filter(({ types }) => types.length > 0);
  const [first, second] = known;
  if (first === undefined) {
    throw new PaperGraphError(
      "USAGE",
      `No paper of the workspace writes ${pair.map((name) => `"${name}"`).join(" or ")} yet.`,
      {
        hint: "Name their type with --type, such as --type Method.",
      },
    );
  }
  const shared = first.types.filter((type) => second === undefined || second.types.includes(type));
  const [type, ...more] = shared;
  if (type === undefined) {
    const each = known.map(({ name, types }) => `"${name}" is a ${types.join(" and a ")}`);
    throw new PaperGraphError("USAGE", `${each.join(", ")}: a decision is about names of one type.`, {
      hint: "See what they are with: papergraph merges why NAME",
    });
  }
  if (more.length === 0) return type;
  throw new PaperGraphError("USAGE", `"${first.name}" is there as a ${shared.join(" and as a ")}.`, {
    hint: `Say which with --type ${shared.join(" or --type ")}.`,
  });
}

function requireJoined({ type, name, other }: Decision, names: KnownNames): void {
  const others = new Set(names.conceptsOf(other, type));
  if (names.conceptsOf(name, type).some((concept) => others.has(concept))) return;
  throw new PaperGraphError("USAGE", `"${name}" and "${other}" are not one concept, so there is nothing to split.`, {
    hint: `To keep them apart in later builds too: papergraph merges forbid ${quoted(name)} ${quoted(other)}`,
  });
}

const quoted = (name: string): string => JSON.stringify(name);

/** Whether two decisions say the same of the same names. */
const isSame = (a: Decision, b: Decision): boolean =>
  decisionKey(a, foldName) === decisionKey(b, foldName) &&
  (a.decision === b.decision || (keepsApart(a) && keepsApart(b)));
