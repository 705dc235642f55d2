import { expect, test } from "vitest";
import { splitAuthors } from "../../../src/read/authors.ts";

test.each([
  ["Huiliang Zhang; Di Wu", ["Huiliang Zhang", "Di Wu"]],
  ["Zhang, H.; Wu, D.", ["Zhang, H.", "Wu, D."]],
  ["Huiliang Zhang|Di Wu", ["Huiliang Zhang", "Di Wu"]],
  ["Huiliang Zhang, Di Wu and Benoit Boulet", ["Huiliang Zhang", "Di Wu", "Benoit Boulet"]],
  ["Zhang, Huiliang and Wu, Di", ["Zhang, Huiliang", "Wu, Di"]],
  ["Zhang, Huiliang", ["Zhang, Huiliang"]],
  ["Liu R., Adler D.G.", ["Liu R.", "Adler D.G."]],
  ["Smith, J., Doe, A. B.", ["Smith, J.", "Doe, A. B."]],
  ["Plato", ["Plato"]],
  ["", []],
])("%s is parted into its names", (text, names) => {
  expect(splitAuthors(text)).toEqual(names);
});
