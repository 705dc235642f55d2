import type { KnownConcept } from "../model/concept.ts";
import { ENTITY_TYPES } from "../model/extraction.ts";
import { readConcepts } from "../store/concepts.ts";
import { findQuery, isQueryName, type NamedQuery } from "../store/queries.ts";
import type { GraphStore, Parameters, QueryLimits } from "../store/store.ts";
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

/** Why a query may have found nothing. */
export interface NoRows {
  readonly strangeNames: readonly StrangeName[];
  /** How many rows there are when what is less sure counts too. */
  readonly lessSure: number;
}

/** A query that found nothing, with what it was asked with. */
export interface FruitlessQuery {
  /** As the user named it. */
  readonly query: string;
  readonly parameters: Parameters;
  readonly limits: QueryLimits;
}

/** Looks for names that no concept has, and for what is not sure enough. A statement in Cypher has neither. */
export async function explainNoRows(store: GraphStore, fruitless: FruitlessQuery): Promise<NoRows> {
  const { query, parameters, limits } = fruitless;
  if (!isQueryName(query)) return { strangeNames: [], lessSure: 0 };
  const named = findQuery(query);
  const strangeNames = await findStrangeNames(store, named, parameters);
  const hasFloor = Number(parameters["minConfidence"] ?? 0) > 0;
  if (strangeNames.length > 0 || !hasFloor) return { strangeNames, lessSure: 0 };
  const { rows } = await store.query(named.text, { ...parameters, minConfidence: 0 }, limits);
  return { strangeNames, lessSure: rows.length };
}

async function findStrangeNames(
  store: GraphStore,
  query: NamedQuery,
  parameters: Parameters,
): Promise<readonly StrangeName[]> {
  const asked = query.parameters.flatMap(({ name, meaning }) => {
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
