import { z } from "zod";
import type { GraphStore, Parameters } from "./store.ts";

const OWN = "MATCH (concept:Concept {id: $id}) RETURN concept.id AS id";

/** A graph that an earlier version wrote may have one former id twice: then the concept of most papers has it. */
const FORMER = `
MATCH (concept:Concept)
WHERE $id IN concept.formerIds
RETURN concept.id AS id
ORDER BY concept.paperCount DESC, id
LIMIT 1`;

const CONCEPT_ID = /^(?:method|dataset|metric|task):/u;
const rowsSchema: z.ZodType<readonly { readonly id: string }[]> = z.array(z.object({ id: z.string() }));

/** The id that a concept has today, by that or by a former one; undefined where it leads to none. */
export async function currentConceptId(store: GraphStore, id: string): Promise<string | undefined> {
  for (const statement of [OWN, FORMER]) {
    const { rows } = await store.query(statement, { id });
    const [concept] = rowsSchema.parse(rows);
    if (concept !== undefined) return concept.id;
  }
  return undefined;
}

/** A query's parameters with today's ids in the place of former ones, and which those were. */
export async function followFormerIds(
  store: GraphStore,
  parameters: Parameters,
): Promise<{ readonly parameters: Parameters; readonly followed: readonly (readonly [former: string, id: string])[] }> {
  const followed: (readonly [string, string])[] = [];
  const entries: [string, Parameters[string]][] = [];
  for (const [name, value] of Object.entries(parameters)) {
    const id = typeof value === "string" && CONCEPT_ID.test(value) ? await currentConceptId(store, value) : undefined;
    if (typeof value === "string" && id !== undefined && id !== value) followed.push([value, id]);
    entries.push([name, id ?? value]);
  }
  return { parameters: Object.fromEntries(entries), followed };
}
