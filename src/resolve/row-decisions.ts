import { type Decision, decisionsInForce, keepsApart } from "../model/decision.ts";
import type { EntityType } from "../model/extraction.ts";
import { compareText, foldName } from "../text/fold.ts";
import type { NameRow, NameTable } from "./name-table.ts";

type Pair = readonly [a: number, b: number];

/** A user's decisions in force, as far as they are about names of the corpus; by rows. */
export interface RowDecisions {
  readonly joined: readonly Pair[];
  readonly apart: readonly Pair[];
  readonly hidden: ReadonlySet<number>;
  /** The same for the same pairs. */
  readonly fingerprint: string;
}

export function compileDecisions(decisions: readonly Decision[], table: NameTable): RowDecisions {
  // Where papers give the name to another type only, that is what is meant: types change as papers arrive.
  const rowsOf = (type: EntityType, name: string): readonly NameRow[] => {
    const row = table.rowOf(type, foldName(name));
    return row === undefined ? table.rowsNamed(foldName(name)).toSorted((a, b) => compareText(a.type, b.type)) : [row];
  };
  const joined: Pair[] = [];
  const apart: Pair[] = [];
  const hidden = new Set<number>();
  for (const decision of decisionsInForce(decisions, foldName)) {
    for (const { index } of rowsOf(decision.type, decision.name)) {
      if (decision.decision === "hide") hidden.add(index);
      else {
        const pairs = rowsOf(decision.type, decision.other).map((other): Pair => [index, other.index]);
        (keepsApart(decision) ? apart : joined).push(...pairs);
      }
    }
  }
  return { joined, apart, hidden, fingerprint: JSON.stringify([joined, apart]) };
}
