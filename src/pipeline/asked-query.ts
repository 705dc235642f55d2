import { bindParameters, findQuery, isQueryName, readParameters } from "../store/queries.ts";
import type { Parameters } from "../store/store.ts";

/** A query as a user asks it. */
export interface AskedQuery {
  /** The name of a query or a statement in Cypher. */
  readonly query: string;
  /** As written, by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The statement that a query stands for, with its parameters. Throws as `findQuery` and `bindParameters` do. */
export function prepareQuery({ query, parameters }: AskedQuery): {
  readonly text: string;
  readonly parameters: Parameters;
} {
  if (!isQueryName(query)) return { text: query, parameters: readParameters(parameters) };
  const named = findQuery(query);
  return { text: named.text, parameters: bindParameters(named, parameters) };
}
