import { z } from "zod";
import { ENTITY_TYPES, type EntityType } from "./extraction.ts";

/** `split` is made of names that are joined, `forbid` may be made beforehand; they mean the same. */
export const DECISION_KINDS = ["join", "split", "forbid", "hide"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What a user decided about names of one type; names are compared folded, so that a decision outlives ids. */
export interface Decision {
  /** `join`: two names are one concept. `split`, `forbid`: they never are. `hide`: the name is no concept. */
  readonly decision: DecisionKind;
  readonly type: EntityType;
  readonly name: string;
  /** The second name of `join`, `split` and `forbid`; empty for `hide`. */
  readonly other: string;
}

export const decisionSchema: z.ZodType<Decision> = z
  .object({
    decision: z.enum(DECISION_KINDS),
    type: z.enum(ENTITY_TYPES),
    name: z.string().min(1),
    other: z.string().default(""),
  })
  .refine(({ decision, other }) => (decision === "hide") === (other === ""), {
    message: "join, split and forbid need a second name in the column other, hide has none",
  });

/** Whether a decision says that two names are never one concept. */
export const keepsApart = ({ decision }: Decision): boolean => decision === "split" || decision === "forbid";

/** The same for decisions about the same pair of names, or that hide the same name. `fold` says which names are the same. */
export const decisionKey = ({ type, name, other }: Decision, fold: (name: string) => string): string =>
  [type, ...[fold(name), fold(other)].toSorted()].join("\n");

/** The decisions that count, in their order: of those with the same key the last. */
export function decisionsInForce<Made extends Decision>(
  decisions: readonly Made[],
  fold: (name: string) => string,
): readonly Made[] {
  const lastByKey = new Map(decisions.map((decision) => [decisionKey(decision, fold), decision]));
  return decisions.filter((decision) => lastByKey.get(decisionKey(decision, fold)) === decision);
}
