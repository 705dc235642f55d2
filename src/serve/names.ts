import { z } from "zod";
import type { EntityType } from "../model/extraction.ts";
import type { GraphStore } from "../store/store.ts";
import { allPapers } from "./picture.ts";
import * as rows from "./rows.ts";
import type { Findable } from "./search.ts";
import { AUTHORS, NAMES_OF_CONCEPTS } from "./statements.ts";

/** Every concept that a paper names. */
const namesOfConcepts: rows.Question<{
  readonly id: string;
  readonly name: string;
  readonly labels: EntityType;
  readonly aliases: readonly string[];
  readonly confidences: readonly number[];
}> = {
  cypher: NAMES_OF_CONCEPTS,
  row: z.object({
    id: z.string(),
    name: z.string(),
    labels: rows.typeOfLabels,
    aliases: rows.texts,
    confidences: z.array(rows.confidence),
  }),
};

/** Who wrote a paper. */
const authors: rows.Question<{ readonly paper: string; readonly name: string }> = {
  cypher: AUTHORS,
  row: z.object({ paper: z.string(), name: z.string() }),
};

/** All that can be found by its name: papers by title, authors and venue, concepts by name and aliases. */
export async function readNames(store: GraphStore): Promise<readonly Findable[]> {
  const papers = await rows.ask(store, allPapers);
  const authorsOf = new Map<string, string[]>();
  for (const { paper, name } of await rows.ask(store, authors)) {
    const others = authorsOf.get(paper);
    if (others === undefined) authorsOf.set(paper, [name]);
    else others.push(name);
  }
  const concepts = await rows.ask(store, namesOfConcepts);
  return [
    ...papers.map(({ id, title, venue }): Findable => ({
      id,
      type: "Paper",
      label: title,
      aliases: [...(authorsOf.get(id) ?? []), ...(venue === null ? [] : [venue])],
      confidences: null,
    })),
    ...concepts.map(({ labels, name, ...concept }): Findable => ({ ...concept, type: labels, label: name })),
  ];
}
