import { z } from "zod";
import { CONCEPT_RELATION_TYPES, type GraphRelationship, isConceptRelationType } from "../model/graph.ts";
import { compareText } from "../text/fold.ts";
import { deletePages, type RunStatement } from "./retain.ts";
import { readStatements, statementNamed, type Statement } from "./statements.ts";
import type { Citations } from "./store.ts";

const CHUNK = 5_000;

/** Relationships without properties, between nodes of one label. */
export interface RelationWriter {
  /** Makes the relationships between concepts those that are given and no others; returns how many had to be changed. */
  relate(wanted: readonly GraphRelationship[]): Promise<number>;
  /** Makes the citations between papers those that are given and no others; returns how many had to be changed. */
  cite(batches: AsyncIterable<Citations>): Promise<number>;
}

type Relation = { readonly from: string; readonly type: string; readonly to: string };

const relationsSchema: z.ZodType<readonly Relation[]> = z.array(
  z.object({ from: z.string(), type: z.string(), to: z.string() }),
);

export function createRelationWriter(run: RunStatement): RelationWriter {
  const statements = readStatements("relate.cypher");
  const read = async (statement: Statement): Promise<readonly Relation[]> =>
    relationsSchema.parse(await run(statement));
  const change = async (stored: readonly Relation[], wanted: readonly Relation[]): Promise<number> => {
    const changes = { drop: without(stored, wanted), add: without(wanted, stored) };
    for (const [name, relations] of Object.entries(changes)) {
      await inChunks(run, statementNamed(statements, name), relations);
    }
    return changes.drop.length + changes.add.length;
  };
  return {
    async relate(wanted) {
      const text = statementNamed(statements, "stored-relations").replace(
        "{{types}}",
        CONCEPT_RELATION_TYPES.join("|"),
      );
      return change(await read({ text, parameters: {} }), wanted);
    },
    async cite(batches) {
      const text = statementNamed(statements, "stored-citations");
      let changed = 0;
      let isAny = false;
      for await (const { papers, relationships } of batches) {
        isAny = true;
        changed += await change(await read({ text, parameters: { ids: papers } }), relationships);
      }
      return isAny ? changed : deletePages(run, statementNamed(statements, "drop-all-citations"));
    },
  };
}

const keyOf = ({ from, type, to }: Relation): string => JSON.stringify([from, type, to]);

function without(relations: readonly Relation[], others: readonly Relation[]): readonly Relation[] {
  const known = new Set(others.map(keyOf));
  return relations.filter((relation) => !known.has(keyOf(relation)));
}

/** Types and labels cannot be parameters, but they come from closed lists. */
async function inChunks(run: RunStatement, text: string, relations: readonly Relation[]): Promise<void> {
  for (const type of new Set(relations.map((relation) => relation.type))) {
    const filled = text
      .replaceAll("{{label}}", isConceptRelationType(type) ? "Concept" : "Paper")
      .replace("{{type}}", type);
    const rows = relations
      .flatMap(({ from, to, ...relation }) => (relation.type === type ? [{ from, to }] : []))
      .toSorted((a, b) => compareText(a.to, b.to) || compareText(a.from, b.from));
    for (let start = 0; start < rows.length; start += CHUNK) {
      await run({ text: filled, parameters: { rows: rows.slice(start, start + CHUNK) } });
    }
  }
}
