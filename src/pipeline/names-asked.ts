import type { KnownConcept } from "../model/concept.ts";
import { ENTITY_TYPES } from "../model/extraction.ts";
import { readConcepts } from "../store/concepts.ts";
import { namedQueries } from "../store/queries.ts";
import type { GraphStore, Parameters } from "../store/store.ts";
import { createKnownNames, formsOf } from "./known-names.ts";

/** How the parameters of named queries that take a concept are described. */
const TAKES_CONCEPT = /^name, alias or id of /u;

/** A name that a query asks for and no concept has as queries compare them (letter for letter but for case), and three that look most like it. */
export interface StrangeName {
  readonly name: string;
  /** What the query wants: a type, or any concept. */
  readonly wanted: string;
  readonly like: readonly string[];
}

/** Why a named query may have found nothing. A statement in Cypher has no names that could be told apart from its texts. */
export async function findStrangeNames(
  store: GraphStore,
  query: string,
  parameters: Parameters,
): Promise<readonly StrangeName[]> {
  const named = namedQueries().find(({ name }) => name === query);
  const asked = (named?.parameters ?? []).flatMap(({ name, meaning }) => {
    const value = parameters[name];
    const type = ENTITY_TYPES.find((one) => one.toLowerCase() === name);
    return TAKES_CONCEPT.test(meaning) && typeof value === "string" && value !== "" ? [{ value, type }] : [];
  });
  if (asked.length === 0) return [];
  const concepts = await readConcepts(store);
  const names = createKnownNames(concepts);
  return asked.flatMap(({ value, type }) => {
    const isAsked = (concept: KnownConcept): boolean =>
      (type === undefined || concept.type === type) &&
      [concept.id, ...formsOf(concept)].some((form) => form.toLowerCase() === value.toLowerCase());
    if (concepts.some(isAsked)) return [];
    return [{ name: value, wanted: type?.toLowerCase() ?? "concept", like: names.namesLike(value, type) }];
  });
}
