import { readdirSync, readFileSync } from "node:fs";
import { PaperGraphError } from "../errors.ts";
import { DEFAULT_MIN_CONFIDENCE } from "../model/confidence.ts";
import { CYPHER_FOLDER } from "./statements.ts";
import type { Parameters } from "./store.ts";

export interface QueryParameter {
  /** Without the `$`. */
  readonly name: string;
  /** Its kind, text or number, is the parameter's. */
  readonly default: string | number;
  readonly meaning: string;
}

/** A reading statement of `cypher/queries/` that has a name. */
export interface NamedQuery {
  readonly name: string;
  /** What it answers, in a sentence. */
  readonly summary: string;
  readonly parameters: readonly QueryParameter[];
  readonly text: string;
}

const FOLDER = `${CYPHER_FOLDER}queries/`;
const EXTENSION = ".cypher";
const PARAMETER_LINE = /^\/\/ \$(?<name>\w+)(?: \(default (?<default>"[^"]*"|[\d.]+)\))?: (?<meaning>.+)$/u;

/** Parameters that mean the same in every query: their defaults stand here, not in the files. */
const COMMON_DEFAULTS: ReadonlyMap<string, number> = new Map([["minConfidence", DEFAULT_MIN_CONFIDENCE]]);

/** All named queries, by name. */
export function namedQueries(): readonly NamedQuery[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .toSorted()
    .map((name) => parseQuery(name, readFileSync(`${FOLDER}${name}${EXTENSION}`, "utf8")));
}

/** Whether a user's words are the name of a query rather than a statement; there need not be such a query. */
export const isQueryName = (words: string): boolean => /^[a-z0-9-]+$/u.test(words);

/** Throws `UNKNOWN_PART`, naming the known queries, when there is none of that name. */
export function findQuery(name: string): NamedQuery {
  const queries = namedQueries();
  const query = queries.find((candidate) => candidate.name === name);
  if (query !== undefined) return query;
  throw new PaperGraphError("UNKNOWN_PART", `There is no query "${name}".`, {
    hint: `Known: ${queries.map((candidate) => candidate.name).join(", ")}; or write a statement in Cypher.`,
  });
}

/** A file's first line says what it answers, the comment lines after it what its parameters mean. */
function parseQuery(name: string, text: string): NamedQuery {
  const lines = text.split("\n");
  const parameters = lines.flatMap((line) => {
    const found = PARAMETER_LINE.exec(line)?.groups;
    if (found?.name === undefined || found.meaning === undefined) return [];
    const standard = found.default === undefined ? COMMON_DEFAULTS.get(found.name) : readDefault(found.default);
    return standard === undefined ? [] : [{ name: found.name, default: standard, meaning: found.meaning }];
  });
  return { name, summary: (lines[0] ?? "").replace(/^\/\/ /u, ""), parameters, text };
}

const readDefault = (written: string): string | number =>
  written.startsWith('"') ? written.slice(1, -1) : Number(written);

/**
 * What a user gave as text, as the query's parameters want it, and the defaults of the others.
 * Throws `USAGE` for a parameter that the query does not have or text where a number is wanted.
 */
export function bindParameters(query: NamedQuery, given: Readonly<Record<string, string>>): Parameters {
  const known = query.parameters.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new PaperGraphError("USAGE", `The query "${query.name}" has no parameter "${unknown}".`, {
      hint: known.length === 0 ? "It takes none." : `It takes: ${known.join(", ")}.`,
    });
  }
  return Object.fromEntries(
    query.parameters.map((parameter) => [parameter.name, bind(parameter, given[parameter.name])]),
  );
}

function bind({ name, default: standard }: QueryParameter, written: string | undefined): string | number {
  if (written === undefined) return standard;
  if (typeof standard === "string") return written;
  const value = Number(written);
  if (written.trim() !== "" && Number.isFinite(value)) return value;
  throw new PaperGraphError("USAGE", `The parameter "${name}" wants a number, not "${written}".`, {
    hint: `Like --param ${name}=${standard}.`,
  });
}

/** Parameters of a statement of the user's own: what reads as a number, true, false or null is one, all else is text. */
export function readParameters(given: Readonly<Record<string, string>>): Parameters {
  return Object.fromEntries(Object.entries(given).map(([name, written]) => [name, readParameter(written)]));
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function readParameter(written: string): string | number | boolean | null {
  const constant = CONSTANTS.get(written);
  if (constant !== undefined) return constant;
  // Not what only Number() takes for one: "", "0x1F", " 7 ", and not an id with leading zeros such as "007".
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(written) ? Number(written) : written;
}
