import { z } from "zod";
import { CONCEPT_RELATION_TYPES, type GraphRelationship } from "../model/graph.ts";
import type { RunStatement } from "./retain.ts";
import { readStatements, statementNamed } from "./statements.ts";

const CHUNK = 5_000;

type Relation = { readonly from: string; readonly type: string; readonly to: string };

const relationsSchema: z.ZodType<readonly Relation[]> = z.array(
  z.object({ from: z.string(), type: z.string(), to: z.string() }),
);

/** Makes the relationships between concepts those that are given and no others; returns how many had to be changed. */
export async function relateConcepts(run: RunStatement, wanted: readonly GraphRelationship[]): Promise<number> {
  const statements = readStatements("relate.cypher");
  const stored = relationsSchema.parse(
    await run({
      text: statementNamed(statements, "stored-relations").replace("{{types}}", CONCEPT_RELATION_TYPES.join("|")),
      parameters: {},
    }),
  );
  const missing = without(wanted, stored);
  const surplus = without(stored, wanted);
  await inChunks(run, statementNamed(statements, "drop-relations"), surplus);
  await inChunks(run, statementNamed(statements, "add-relations"), missing);
  return missing.length + surplus.length;
}

const keyOf = ({ from, type, to }: Relation): string => JSON.stringify([from, type, to]);

function without(relations: readonly Relation[], others: readonly Relation[]): readonly Relation[] {
  const known = new Set(others.map(keyOf));
  return relations.filter((relation) => !known.has(keyOf(relation)));
}

/** A type cannot be a parameter, but it comes from a closed list. */
async function inChunks(run: RunStatement, text: string, relations: readonly Relation[]): Promise<void> {
  for (const type of CONCEPT_RELATION_TYPES) {
    const rows = relations.flatMap((relation) =>
      relation.type === type ? [{ from: relation.from, to: relation.to }] : [],
    );
    for (let start = 0; start < rows.length; start += CHUNK) {
      await run({ text: text.replace("{{type}}", type), parameters: { rows: rows.slice(start, start + CHUNK) } });
    }
  }
}
