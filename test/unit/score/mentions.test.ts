import { describe, expect, test } from "vitest";
import { countMentions, type FoundSpan, spansOf, type TypedSpan } from "../../../src/score/mentions.ts";
import { entity } from "../../builders.ts";

const method = (start: number, end: number): TypedSpan => ({ type: "Method", start, end });

const found = (start: number, end: number): FoundSpan => ({ ...method(start, end), confidence: 1 });

describe("spans of mentions", () => {
  test("count in title, line end and abstract together", () => {
    const vit = entity("Method", ["ViT"], {
      mentions: [
        { field: "title", start: 2, end: 5, text: "ViT", confidence: 1 },
        { field: "abstract", start: 2, end: 5, text: "ViT", confidence: 1 },
      ],
    });
    expect(spansOf([vit], { title: "A ViT" })).toEqual([found(2, 5), found(8, 11)]);
    expect(spansOf([vit], { title: "" })).toEqual([found(2, 5), found(2, 5)]);
  });
});

describe("mention counts", () => {
  test("are strict on borders, or content with one UTF-16 unit in common", () => {
    const { strict, relaxed } = countMentions(
      [method(0, 4), method(10, 20), method(40, 50)],
      [method(0, 4), method(19, 25), method(50, 60), method(70, 75)],
    );
    expect(strict.Method).toEqual({ correct: 1, predicted: 4, found: 1, gold: 3 });
    expect(relaxed.Method).toEqual({ correct: 2, predicted: 4, found: 2, gold: 3 });
  });

  test("let one span answer for several when relaxed, on either side", () => {
    const long = [method(0, 30)];
    const short = [method(0, 10), method(12, 30)];
    expect(countMentions(long, short).relaxed.Method).toEqual({ correct: 2, predicted: 2, found: 1, gold: 1 });
    expect(countMentions(short, long).relaxed.Method).toEqual({ correct: 1, predicted: 1, found: 2, gold: 2 });
  });

  test("keep types apart, and take a span that is listed twice once", () => {
    const { strict, relaxed } = countMentions(
      [method(0, 4), method(0, 4)],
      [method(0, 4), method(0, 4), { type: "Task", start: 0, end: 4 }],
    );
    expect(strict.Method).toEqual({ correct: 1, predicted: 1, found: 1, gold: 1 });
    expect(strict.Task).toEqual({ correct: 0, predicted: 1, found: 0, gold: 0 });
    expect(relaxed.Task).toEqual({ correct: 0, predicted: 1, found: 0, gold: 0 });
  });
});
