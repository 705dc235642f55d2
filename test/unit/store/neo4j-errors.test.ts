import neo4j from "neo4j-driver";
import { expect, test } from "vitest";
import { explain } from "../../../src/store/neo4j-connection.ts";

const place = { place: "db.example:7687", database: "papers" };

test.each([
  ["ServiceUnavailable", "STORE_UNREACHABLE", "No Neo4j answers at db.example:7687."],
  [
    "Neo.ClientError.Security.Unauthorized",
    "STORE_REFUSED",
    "Neo4j at db.example:7687 refuses the user name or password.",
  ],
  [
    "Neo.ClientError.Security.Forbidden",
    "STORE_REFUSED",
    "Neo4j at db.example:7687 does not allow its user to do that.",
  ],
  ["Neo.ClientError.Database.DatabaseNotFound", "STORE_REFUSED", 'Neo4j at db.example:7687 has no database "papers".'],
])("%s is said in a sentence that has no secret and a way out", (code, ours, message) => {
  const cause = new neo4j.Neo4jError("user neo4j with password s3cret", code, "50N42", "description");
  const error = explain(cause, place);
  expect(error).toMatchObject({ code: ours, message, hint: expect.stringMatching(/\S/u) });
  expect(`${error?.message} ${error?.hint}`).not.toContain("s3cret");
});

test("what is not about the connection is left to those who know what was asked", () => {
  const cause = new neo4j.Neo4jError("x", "Neo.ClientError.Statement.SyntaxError", "50N42", "description");
  expect(explain(cause, place)).toBeUndefined();
  expect(explain(new TypeError("x"), place)).toBeUndefined();
});
