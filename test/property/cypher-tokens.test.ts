import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { refuseUnlessReading } from "../../src/store/read-only.ts";
import { tokensOf } from "../../src/store/tokens.ts";

const isRefused = (cypher: string): boolean => {
  try {
    refuseUnlessReading(cypher);
    return false;
  } catch {
    return true;
  }
};

const CLAUSES = [
  "CREATE (x)",
  "MERGE (x)",
  "SET n.x = 1",
  "DELETE n",
  "REMOVE n.x",
  "LOAD CSV FROM 'x' AS l",
  "DROP INDEX i",
  "CALL dbms.x()",
];
const clause = fc.constantFrom(...CLAUSES);
/** Whitespace and comments, which mean nothing to an engine. */
const gap = fc.constantFrom(" ", "\n", "\t", " /* ' */ ", " // it's\n", "/**/", "\r\n", " // `\n");
const anyCase = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(text, text.toLowerCase(), text.replaceAll("E", "e"));
/** What quotes well: any text with its quotes and backslashes escaped. */
const quoted = fc.string().map((text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`)}'`);
const backticked = fc.string().map((text) => `\`${text.replaceAll("`", "``")}\``);

describe("tokens of Cypher", () => {
  test.prop([fc.string()])("any text at all is cut to its end, and ends", (text) => {
    const letters = [...tokensOf(text)].map((token) => token.text).join("");
    expect(letters.length).toBeLessThanOrEqual(text.length);
  });

  test.prop([fc.array(fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]*$/u), { minLength: 1 }), gap])(
    "words keep their letters and order whatever stands between them",
    (words, between) => {
      const cut = [...tokensOf(words.join(between))];
      expect(cut.map(({ text }) => text)).toEqual(words);
      expect(cut.every(({ kind }) => kind === "word")).toBe(true);
    },
  );

  test.prop([quoted, backticked])("a quoted text is one token, and what follows is read again", (text, name) => {
    expect([...tokensOf(`a ${text} b ${name} c`)].map(({ kind }) => kind)).toEqual([
      "word",
      "string",
      "word",
      "name",
      "word",
    ]);
  });

  test.prop([fc.string(), clause])("a clause in a comment is none", (text, hidden) => {
    const comment = `/* ${text.replaceAll("*/", "").replaceAll("\\", "")} ${hidden} */`;
    expect(isRefused(`MATCH (n) ${comment} RETURN n`)).toBe(false);
  });
});

describe("the guard of queries", () => {
  test.prop([clause.chain(anyCase), gap, gap])(
    "finds a clause in any case and between any gaps",
    (written, before, after) => {
      expect(isRefused(`MATCH (n)${before}${written}${after}RETURN n`)).toBe(true);
    },
  );

  test.prop([quoted.filter((text) => !text.includes("\\u")), clause])(
    "finds a clause after any text in quotes",
    (text, written) => {
      expect(isRefused(`WITH ${text} AS x ${written}`)).toBe(true);
      expect(isRefused(`WITH ${text} AS x RETURN x`)).toBe(false);
    },
  );

  test.prop([clause, fc.constantFrom("'", '"')])("lets a clause stand in quotes or backticks", (written, quote) => {
    const text = written.replaceAll("'", "");
    expect(isRefused(`RETURN ${quote}${text}${quote} AS \`${text}\``)).toBe(false);
  });
});
