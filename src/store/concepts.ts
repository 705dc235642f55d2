import { z } from "zod";
import type { KnownConcept } from "../model/concept.ts";
import { ENTITY_TYPES, isEntityType } from "../model/extraction.ts";
import type { GraphStore } from "./store.ts";

/** A database may hold `:Concept` nodes of someone else: they have no id of ours. */
const CONCEPTS = `
MATCH (concept:Concept)
WHERE concept.id IS NOT NULL AND concept.paperCount IS NOT NULL
RETURN concept.id AS id, labels(concept) AS labels, concept.name AS name, concept.aliases AS aliases,
  concept.paperCount AS paperCount, coalesce(concept.ambiguous, false) AS ambiguous, concept.formerIds AS formerIds
ORDER BY id`;

const list = z
  .array(z.string())
  .nullable()
  .transform((items) => items ?? []);

const rowsSchema: z.ZodType<readonly KnownConcept[]> = z.array(
  z
    .object({
      id: z.string(),
      labels: z.array(z.string()),
      name: z.string(),
      aliases: list,
      paperCount: z.int(),
      ambiguous: z.boolean(),
      formerIds: list,
    })
    .transform(({ labels, ...concept }) => ({
      ...concept,
      type: z.enum(ENTITY_TYPES).parse(labels.find(isEntityType)),
    })),
);

/** All concepts of a graph, by id. */
export async function readConcepts(store: GraphStore): Promise<readonly KnownConcept[]> {
  const { rows } = await store.query(CONCEPTS);
  return rowsSchema.parse(rows);
}
