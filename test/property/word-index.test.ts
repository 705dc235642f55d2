import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { createWordIndex } from "../../src/serve/word-index.ts";

/** Words of few letters, so that many begin alike, and too short for a slip to be forgiven. */
const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "1"), minLength: 1, maxLength: 4 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
const names = fc.array(name, { minLength: 1, maxLength: 3 });

const has = (entry: readonly string[], typed: string): boolean =>
  entry.some((each) => each.split(" ").some((one) => one.startsWith(typed)));

test.prop([fc.array(names, { maxLength: 20 }), fc.array(word, { minLength: 1, maxLength: 3 })])(
  "an entry is found when each word that is typed begins a word of it",
  (entries, typed) => {
    const index = createWordIndex();
    for (const entry of entries) index.add(entry);
    const { strengths, isIn } = index.finish().find(typed);
    const found = entries.map((entry) => typed.every((each) => has(entry, each)));
    expect(Array.from(strengths, (strength) => strength > 0)).toEqual(found);
    for (const each of entries.flat()) expect(isIn(each)).toBe(typed.some((one) => has([each], one)));
  },
);
