import { PaperGraphError } from "../errors.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** Words that a query may begin with; whatever administers a database begins with another. */
const FIRST_WORDS: ReadonlySet<string> = new Set(["MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"]);
/** Words before the first one: they show how the query would run. */
const PREFIXES: ReadonlySet<string> = new Set(["EXPLAIN", "PROFILE"]);
/** Words that write, administer or reach outside the graph wherever they stand as a keyword. */
const REFUSED_WORDS: ReadonlySet<string> = new Set([
  "ALTER",
  "CREATE",
  "DELETE",
  "DETACH",
  "DROP",
  "FOREACH",
  "INSERT",
  "MERGE",
  "NODETACH",
  "REMOVE",
  "SET",
  "SHOW",
  "TERMINATE",
  "USE",
]);
/** Procedures that only look at the graph. */
const PROCEDURES: ReadonlySet<string> = new Set([
  "db.index.fulltext.queryNodes",
  "db.index.fulltext.queryRelationships",
  "db.labels",
  "db.propertyKeys",
  "db.relationshipTypes",
  "db.schema.nodeTypeProperties",
  "db.schema.relTypeProperties",
  "db.schema.visualization",
]);
/** Families of built-in functions; a plugin's function can run statements of its own. */
const FUNCTION_FAMILIES: ReadonlySet<string> = new Set([
  "date",
  "datetime",
  "duration",
  "localdatetime",
  "localtime",
  "point",
  "time",
  "vector",
]);

/**
 * Throws `QUERY_REFUSED`, naming the clause, for a statement that is not one plain reading query. It looks at tokens, not at
 * letters, so a string, a comment, a property or a name in backticks may say CREATE; where it cannot be sure it refuses.
 */
export function refuseUnlessReading(cypher: string): void {
  refuseEscapes(cypher);
  const tokens = withoutEnd([...tokensOf(cypher)]);
  for (const index of tokens.keys()) {
    refuseToken(tokens, index);
    refuseClause(tokens, index);
  }
  refuseFirst(tokens.find(({ kind, text }) => kind !== "word" || !PREFIXES.has(text.toUpperCase())));
}

/**
 * Neo4j decodes `\uXXXX` before it looks at anything else, so an escaped quote ends a string there and not in the embedded
 * engine. An escape for a sign that Cypher is written with is therefore refused, also inside a string.
 */
function refuseEscapes(cypher: string): void {
  for (const [escape, code] of cypher.matchAll(/\\u+([0-9a-f]{4})/giu)) {
    const sign = String.fromCharCode(Number.parseInt(code ?? "", 16));
    if (/\p{ASCII}/u.test(sign.normalize("NFKC").toUpperCase())) {
      throw refusal(`the escape ${escape}`, "Write the sign itself.");
    }
  }
}

function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findLastIndex(({ kind, text }) => kind !== "sign" || text !== ";");
  return tokens.slice(0, end + 1);
}

function refuseFirst(token: Token | undefined): void {
  if (token === undefined) throw refusal("an empty query", "Begin with MATCH … RETURN ….");
  if (token.kind === "word" && FIRST_WORDS.has(token.text.toUpperCase())) return;
  throw refusal(
    `"${token.text}" at the beginning`,
    "Queries only read: begin with MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN.",
  );
}

function refuseToken(tokens: readonly Token[], index: number): void {
  const token = tokens[index];
  if (token?.kind !== "sign") return;
  if (token.text === ";") throw refusal("several statements at once", "Run them one by one.");
  if (token.text === "\\") throw refusal('"\\" outside a string', "Write the sign itself.");
  if (token.text === "(") refuseFunction(nameBefore(tokens, index));
}

function refuseFunction(name: readonly string[]): void {
  const [family] = name;
  if (family === undefined || name.length < 2) return;
  if (FUNCTION_FAMILIES.has(family.toLowerCase()) || PROCEDURES.has(name.join("."))) return;
  throw refusal(
    `the function or procedure ${name.join(".")}`,
    "Only what comes with Cypher and looks at the graph may be called.",
  );
}

/** The parts of the dotted name that ends right before a token. */
function nameBefore(tokens: readonly Token[], index: number): readonly string[] {
  const parts: string[] = [];
  let place = index - 1;
  while (isNamePart(tokens[place])) {
    parts.unshift(tokens[place]?.text ?? "");
    if (!isSign(tokens[place - 1], ".")) break;
    place -= 2;
  }
  return parts;
}

function refuseClause(tokens: readonly Token[], index: number): void {
  const token = tokens[index];
  if (token?.kind !== "word" || isPlainName(tokens, index)) return;
  const word = token.text.normalize("NFKC").toUpperCase();
  const next = tokens[index + 1];
  if (REFUSED_WORDS.has(word))
    throw refusal(word, "Queries only read. A name that is spelled like a clause goes in `backticks`.");
  if (word === "LOAD" && next?.text.normalize("NFKC").toUpperCase() === "CSV")
    throw refusal("LOAD CSV", "Queries read nothing but the graph.");
  if (word === "CALL") refuseProcedure(tokens, index + 1);
}

/** `CALL { … }` and `CALL (x) { … }` are subqueries; a procedure may also be called without brackets. */
function refuseProcedure(tokens: readonly Token[], start: number): void {
  if (isSign(tokens[start], "{") || isSign(tokens[start], "(")) return;
  let end = start;
  while (isNamePart(tokens[end]) && isSign(tokens[end + 1], ".")) end += 2;
  const name = nameBefore(tokens, end + 1).join(".");
  if (!PROCEDURES.has(name)) {
    throw refusal(`CALL ${name}`, `Procedures that may be called: ${[...PROCEDURES].join(", ")}.`);
  }
}

/** A property, label, relationship type or parameter of that name, or a key of a map: where no clause can begin. */
function isPlainName(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (isSign(tokens[index + 1], ":") || isSign(before, ":") || isSign(before, "$")) return true;
  // Not after "1." or "..": those end a number and a range.
  return isSign(before, ".") && tokens[index - 2]?.kind !== "number" && !isSign(tokens[index - 2], ".");
}

const isNamePart = (token: Token | undefined): boolean => token?.kind === "word" || token?.kind === "name";
const isSign = (token: Token | undefined, sign: string): boolean => token?.kind === "sign" && token.text === sign;

function refusal(what: string, hint: string): PaperGraphError {
  return new PaperGraphError("QUERY_REFUSED", `A query may not contain ${what}.`, { hint });
}
