import { expect, test } from "vitest";
import { partsByComma, personName } from "../../../src/export/person-name.ts";

test.each([
  ["Ada Lovelace", ["Lovelace", "Ada"]],
  ["Aaron van den Oord", ["van den Oord", "Aaron"]],
  ["Martin Luther King Jr.", ["King", "Jr.", "Martin Luther"]],
  ["Lovelace, Ada", ["Lovelace", "Ada"]],
  ["King, Jr., Martin Luther", ["King", "Jr.", "Martin Luther"]],
  ["J.  Smith", ["Smith", "J."]],
  // Family name first, one word, no person, or nobody can tell.
  ["Zhang H", ["Zhang H"]],
  ["张三", ["张三"]],
  ["Procter and Gamble", ["Procter and Gamble"]],
  ["A, B, C", ["A, B, C"]],
  ["Ada M. King, Di Wu", ["Ada M. King, Di Wu"]],
  ["The {X} Team", ["The {X} Team"]],
])("%s is parted into %j", (name, parts) => {
  expect(partsByComma(name)).toEqual(parts);
});

test("parts put together again are the name", () => {
  expect(personName("Ada de la Cruz III")).toEqual({ given: "Ada", family: "de la Cruz", suffix: "III" });
});
