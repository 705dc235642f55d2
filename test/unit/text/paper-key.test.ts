import { expect, test } from "vitest";
import { foldFamilyName, paperKeyOf } from "../../../src/text/paper-key.ts";

test.each([
  ["zhang", ["Zhang, Huiliang", "Huiliang Zhang", "H. Zhang", "Zhang H", "Zhang H.", "ZHANG, H."]],
  ["adler", ["Adler D.G.", "D. G. Adler", "Adler, D. G.", "Douglas G. Adler"]],
  ["oord", ["van den Oord, Aaron", "Aaron van den Oord"]],
  ["marquez", ["García Márquez, Gabriel", "Gabriel García Marquez"]],
  ["king", ["Martin Luther King Jr.", "King, Martin Luther, Jr.", "Martin Luther King, Jr."]],
  ["plato", ["Plato"]],
  ["张三", ["张三"]],
])("%s is the family name in every way of writing it", (family, names) => {
  expect(names.map(foldFamilyName)).toEqual(names.map(() => family));
});

test("a title of signs only stands for itself", () => {
  expect(paperKeyOf({ title: "???" })).toEqual({ title: "???", author: "" });
});

test("the key is the folded title and the family name of the first author", () => {
  expect(paperKeyOf({ title: "MAPS$^2$: Planning", authors: ["Zhang, H.", "Wu, D."] })).toEqual({
    title: "maps 2 planning",
    author: "zhang",
  });
});
