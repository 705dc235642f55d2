import { fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { sentenceSpans, tokenize } from "../../src/text/segment.ts";

/** Text as papers have it, and text that no paper has: lone surrogates, joiners, brackets, line breaks. */
const texts = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        "A ",
        "b.",
        " ",
        "\n",
        "\r\n",
        "e.g.",
        "$x$",
        "$",
        "(",
        ")",
        "3.5",
        "é",
        "e\u0301",
        "\u200b",
        "\ud83d",
        "😀",
        "。",
        "—",
        '"',
        "\\alpha",
        "?! ",
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);

test("sentences and tokens are in order, disjoint, and hold every character that is no space", () => {
  fc.assert(
    fc.property(texts, (text) => {
      let covered = 0;
      for (const sentence of sentenceSpans(text)) {
        expect(text.slice(covered, sentence.start).trim()).toBe("");
        let at = sentence.start;
        for (const token of tokenize(text, sentence)) {
          expect(text.slice(at, token.start).trim()).toBe("");
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(token.end).toBeGreaterThan(token.start);
          at = token.end;
        }
        expect(text.slice(at, sentence.end).trim()).toBe("");
        covered = sentence.end;
      }
      expect(text.slice(covered).trim()).toBe("");
    }),
    { numRuns: 400 },
  );
});
