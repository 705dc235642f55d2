import { z } from "zod";
import { ENTITY_TYPES, type EntityType } from "./extraction.ts";

/** What a user decided about a name; names are compared folded, so that a decision outlives ids. */
export interface Decision {
  /** `join`: two names are one concept. `split`: they never are. `hide`: the name is no concept. */
  readonly decision: "join" | "split" | "hide";
  readonly type: EntityType;
  readonly name: string;
  /** The second name of `join` and `split`; empty for `hide`. */
  readonly other: string;
}

export const decisionSchema: z.ZodType<Decision> = z
  .object({
    decision: z.enum(["join", "split", "hide"]),
    type: z.enum(ENTITY_TYPES),
    name: z.string().min(1),
    other: z.string().default(""),
  })
  .refine(({ decision, other }) => (decision === "hide") === (other === ""), {
    message: "join and split need a second name in the column other, hide has none",
  });
