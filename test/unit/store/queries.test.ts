import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DEFAULT_MIN_CONFIDENCE } from "../../../src/model/confidence.ts";
import { refuseUnlessReading } from "../../../src/store/read-only.ts";
import { bindParameters, findQuery, isQueryName, namedQueries, readParameters } from "../../../src/store/queries.ts";
import { stores } from "../../../src/store/index.ts";
import { CYPHER_FOLDER } from "../../../src/store/statements.ts";

const read = (page: string): string => readFileSync(new URL(`../../../docs/${page}`, import.meta.url), "utf8");

describe("named queries", () => {
  test("every file of cypher/queries is one, with a summary and a meaning for each of its parameters", () => {
    const queries = namedQueries();
    expect(queries.map(({ name }) => `${name}.cypher`).toSorted()).toEqual(
      readdirSync(`${CYPHER_FOLDER}queries`).toSorted(),
    );
    for (const query of queries) {
      expect(isQueryName(query.name), query.name).toBe(true);
      expect(query.summary, query.name).toMatch(/^[A-Z][^\n]{20,}\.$/u);
      const used = new Set(
        [...query.text.replaceAll(/^\/\/.*$/gmu, "").matchAll(/\$(\w+)/gu)].map(([, name]) => String(name)),
      );
      expect(query.parameters.map(({ name }) => name).toSorted(), query.name).toEqual([...used].toSorted());
      expect(() => refuseUnlessReading(query.text), query.name).not.toThrow();
    }
  });

  test("each store has a heading in docs/stores.md", () => {
    for (const { name } of stores.list()) expect(read("stores.md")).toContain(`\n## ${name}\n`);
  });

  test("what a user gives takes the kind of the default, and the rest keep theirs", () => {
    const query = findQuery("evidence");
    expect(bindParameters(query, { concept: "007", limit: "5" })).toEqual({
      concept: "007",
      limit: 5,
      minConfidence: DEFAULT_MIN_CONFIDENCE,
      paper: "",
      relation: "",
    });
  });

  test("every query that walks relations or results starts at the one confidence", () => {
    for (const { name, text, parameters } of namedQueries()) {
      const floor = parameters.find((parameter) => parameter.name === "minConfidence");
      expect(floor?.default, name).toBe(DEFAULT_MIN_CONFIDENCE);
      const statement = text.replaceAll(/^\/\/.*$/gmu, "");
      // Every relationship that is walked has a name, so that its confidence can be compared.
      expect(statement, name).not.toMatch(
        /\(paper[^)]*\)-->|<--\(paper|<--\(near|-\[:(?!HAS_RESULT|OF_|ON_|IN_|OVER_|WROTE)/u,
      );
    }
  });

  test("an unknown parameter, a text where a number is wanted and an unknown query are said in a sentence", () => {
    const query = findQuery("methods");
    expect(() => bindParameters(query, { size: "3" })).toThrow('The query "methods" has no parameter "size".');
    expect(() => bindParameters(query, { limit: "many" })).toThrow('The parameter "limit" wants a number, not "many".');
    expect(() => bindParameters(query, { limit: "" })).toThrow(/wants a number/u);
    expect(() => findQuery("method")).toThrow('There is no query "method".');
  });

  test("parameters of a statement of one's own are read for what they look like", () => {
    expect(readParameters({ a: "5", b: "-0.5", c: "007", d: "true", e: "null", f: "", g: "1e3", h: "BERT" })).toEqual({
      a: 5,
      b: -0.5,
      c: "007",
      d: true,
      e: null,
      f: "",
      g: "1e3",
      h: "BERT",
    });
  });
});
