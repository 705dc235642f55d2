import { describe, expect, test } from "vitest";
import { markSentences } from "../../../src/serve/evidence.ts";
import { parseSpan } from "../../../src/serve/written-span.ts";

const paper = { title: "GGeM pools", abstract: "We pool. GGeM wins, and GGeM is small. We pool." };

describe("marking", () => {
  test("two mentions in one sentence are two marks in it", () => {
    const sentence = "GGeM wins, and GGeM is small.";
    const sentences = markSentences(paper, {
      spans: ["abstract:9-13", "abstract:24-28"],
      texts: ["GGeM", "GGeM"],
      sentences: [sentence, sentence],
    });
    expect(sentences).toEqual([
      {
        field: "abstract",
        text: sentence,
        marks: [
          { start: 0, end: 4 },
          { start: 15, end: 19 },
        ],
      },
    ]);
  });

  test("a sentence that occurs twice is marked where the span lies", () => {
    const [sentence] = markSentences(paper, { spans: ["abstract:42-46"], texts: ["pool"], sentences: ["We pool."] });
    expect(sentence?.marks).toEqual([{ start: 3, end: 7 }]);
  });

  test("the same sentence in title and abstract stands twice", () => {
    const twice = { title: "GGeM", abstract: "GGeM" };
    const stored = { spans: ["title:0-4", "abstract:0-4"], texts: ["GGeM", "GGeM"], sentences: ["GGeM", "GGeM"] };
    expect(markSentences(twice, stored).map(({ field }) => field)).toEqual(["title", "abstract"]);
  });

  test("words are still found when the paper's text has changed", () => {
    const [sentence] = markSentences(
      { title: "", abstract: "Quite another text." },
      { spans: ["abstract:9-13"], texts: ["GGeM"], sentences: ["We see GGeM here."] },
    );
    expect(sentence?.marks).toEqual([{ start: 7, end: 11 }]);
  });

  test("a sentence whose words are gone is shown without a mark", () => {
    const [sentence] = markSentences(
      { title: "", abstract: "" },
      { spans: ["abstract:9-13"], texts: ["GGeM"], sentences: ["Nothing here."] },
    );
    expect(sentence).toEqual({ field: "abstract", text: "Nothing here.", marks: [] });
  });
});

test.each(["abstract:1", "venue:1-2", "abstract:a-b", ""])("%j is no span", (written) => {
  expect(parseSpan(written)).toBeUndefined();
});
