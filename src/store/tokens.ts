/** A piece of a Cypher statement that means something: comments, spaces and what stands in quotes are passed over. */
export interface Token {
  /** `name` is a word in backticks: never a keyword. */
  readonly kind: "word" | "name" | "number" | "string" | "sign";
  /** A word or sign as written, a name without its backticks, the digits of a number, nothing of a string. */
  readonly text: string;
}

// Each alternative is one kind of token. A line comment also ends at the rarer line ends: what an engine may take for
// the next line must not stay hidden. A comment or a quotation that is never closed goes on to the end.
const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<comment>//[^\n\r\u000B\f\u0085\u2028\u2029]*|/\*.*?(?:\*/|$))`,
    String.raw`(?<string>'(?:[^'\\]|\\.)*(?:'|\\?$)|"(?:[^"\\]|\\.)*(?:"|\\?$))`,
    "`(?<name>(?:[^`]|``)*)(?:`|$)",
    String.raw`(?<word>[\p{L}_][\p{L}\p{M}\p{N}_]*)`,
    String.raw`(?<number>\p{N}+)`,
    String.raw`(?<sign>.)`,
  ].join("|"),
  "gsuy",
);

/** Cuts a statement into its tokens. Every sign of the statement belongs to a token or to what is passed over. */
export function* tokensOf(cypher: string): Generator<Token> {
  for (const { groups } of cypher.matchAll(TOKEN)) {
    if (groups?.word !== undefined) yield { kind: "word", text: groups.word };
    else if (groups?.name !== undefined) yield { kind: "name", text: groups.name };
    else if (groups?.number !== undefined) yield { kind: "number", text: groups.number };
    else if (groups?.string !== undefined) yield { kind: "string", text: "" };
    else if (groups?.sign !== undefined) yield { kind: "sign", text: groups.sign };
  }
}
