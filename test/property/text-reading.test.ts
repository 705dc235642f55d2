import { fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { furnitureEdits } from "../../src/text/furniture.ts";
import { readingOf, sourceSpan } from "../../src/text/reading.ts";

const pieces = fc.constantFrom(
  ..."We propose |ﬁ|\u00ad|\u200b|- |-\n|\n|\n\n|\u00a0|  |\\textbf{|\\emph{|{\\em |{|}|} |$|\\%|\\'e|\\\"{\\i}|~|\\href{a}{|\\|word|Net|7|.".split(
    "|",
  ),
  "Abstract: ",
  " © 2020 Press. All rights reserved.",
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

const reading = (text: string): ReturnType<typeof readingOf> =>
  readingOf(text, (word) => (word.length > 7 ? 9 : 3), furnitureEdits(text));

test("edits are in order and apart, and between them the source is read as it stands", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { text: read, edits } = reading(text);
      let [source, at] = [0, 0];
      for (const edit of edits) {
        expect(edit.start).toBeGreaterThanOrEqual(source);
        expect(edit.end).toBeGreaterThan(edit.start);
        expect(read.slice(at, edit.at)).toBe(text.slice(source, edit.start));
        expect(read.slice(edit.at, edit.at + edit.text.length)).toBe(edit.text);
        [source, at] = [edit.end, edit.at + edit.text.length];
      }
      expect(read.slice(at)).toBe(text.slice(source));
    }),
    { numRuns: 500 },
  );
});

test("spans of the reading that are apart and in order are so in the source, and all that is in them stands there", () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat({ max: 200 }), { maxLength: 8 }), (text, cuts) => {
      const found = reading(text);
      // No cut inside of what is read as something else, as tokens have none there.
      const isInside = (cut: number): boolean =>
        found.edits.some(({ at, text: read }) => at < cut && cut < at + read.length);
      const borders = [...new Set([0, ...cuts, found.text.length])]
        .filter((cut) => cut <= found.text.length && !isInside(cut))
        .toSorted((a, b) => a - b);
      let last = 0;
      borders.slice(1).forEach((end, place) => {
        const span = sourceSpan(found, { start: borders[place]!, end });
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        last = span.end;
        const within = found.edits.filter((edit) => edit.start >= span.start && edit.end <= span.end);
        let [read, from] = ["", span.start];
        for (const edit of within) {
          read += text.slice(from, edit.start) + edit.text;
          from = edit.end;
        }
        expect(read + text.slice(from, span.end)).toBe(found.text.slice(borders[place], end));
      });
    }),
    { numRuns: 500 },
  );
});
