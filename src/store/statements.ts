import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Value } from "./store.ts";

/** The package's `cypher` folder, the same from `src` and from `dist`. */
export const CYPHER_FOLDER: string = fileURLToPath(new URL("../../cypher/", import.meta.url));

/** A statement with all that it is run with. */
export interface Statement {
  readonly text: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** A comment line of one word names the statement below it. */
const NAME_LINE = /^\/\/ ([a-z0-9-]+)$/gmu;

/** The statements of one file of `cypher/` by name, in the file's order. */
export function readStatements(file: string): ReadonlyMap<string, string> {
  const [, ...parts] = readFileSync(`${CYPHER_FOLDER}${file}`, "utf8").split(NAME_LINE);
  const statements = new Map<string, string>();
  for (let index = 0; index < parts.length; index += 2) {
    statements.set(parts[index] ?? "", (parts[index + 1] ?? "").trim());
  }
  return statements;
}

/** The statements that make Neo4j's constraints and indexes. */
export const neo4jSchema = (): readonly string[] =>
  ["schema.cypher", "schema.neo4j.cypher"].flatMap((file) => [...readStatements(file).values()]);

/** What is left to do in a database that Neo4j's offline importer filled, statement by statement, none in a transaction. */
export const afterImport = (): readonly string[] => [
  ...readStatements("after-import.neo4j.cypher").values(),
  ...neo4jSchema(),
];

/** The statement of that name; throws a `RangeError` when the file has none. */
export function statementNamed(statements: ReadonlyMap<string, string>, name: string): string {
  const text = statements.get(name);
  if (text === undefined) throw new RangeError(`There is no statement "${name}" in cypher/.`);
  return text;
}
