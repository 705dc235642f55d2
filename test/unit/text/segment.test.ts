import { describe, expect, test } from "vitest";
import { sentenceSpans, tokenize } from "../../../src/text/segment.ts";

const sentences = (text: string): readonly string[] =>
  sentenceSpans(text).map(({ start, end }) => text.slice(start, end));
const tokens = (text: string): readonly string[] =>
  tokenize(text, { start: 0, end: text.length }).map((token) => token.text);

describe("sentences", () => {
  test("end at full stops, question and exclamation marks", () => {
    expect(sentences("We read papers. Do we? We do! Yes.")).toEqual(["We read papers.", "Do we?", "We do!", "Yes."]);
  });

  test.each([
    "Following Smith et al. We repeat it.",
    "Some models, e.g. BERT, are large.",
    "Some models, i.e. Transformers, are large.",
    "We compare A vs. B on C.",
    "The curve in Fig. 3 is flat.",
    "It differs, cf. Table 2.",
    "It holds w.r.t. Gaussian noise.",
  ])("go on after an abbreviation: %s", (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  test("go on over decimal points and inside formulas", () => {
    expect(sentences("It gains 3.5 points. The set $x. y$ is open.")).toEqual([
      "It gains 3.5 points.",
      "The set $x. y$ is open.",
    ]);
  });

  test("go on over single line breaks, as in hard-wrapped abstracts, and end at empty lines", () => {
    expect(sentences("We read\nmany papers\r\nevery day. Then\n\nwe stop")).toEqual([
      "We read\nmany papers\r\nevery day.",
      "Then",
      "we stop",
    ]);
  });

  test("of an empty or blank text are none", () => {
    expect(sentenceSpans("")).toEqual([]);
    expect(sentenceSpans(" \n\t ")).toEqual([]);
  });

  test("of a very long text without any space or stop still hold all of it", () => {
    const text = "x".repeat(100_000);
    expect(sentences(text).join("")).toBe(text);
  });
});

describe("tokens", () => {
  test("are words, numbers and single signs", () => {
    expect(tokens("GPT-3.5 gains 1,204 points (p<0.05).")).toEqual([
      "GPT",
      "-",
      "3.5",
      "gains",
      "1,204",
      "points",
      "(",
      "p",
      "<",
      "0.05",
      ")",
      ".",
    ]);
  });

  test("keep a letter with its marks, and a LaTeX command in one piece", () => {
    expect(tokens("Poincare\u0301 $\\alpha$")).toEqual(["Poincare\u0301", "$", "\\alpha", "$"]);
  });

  test("of any script and of broken text stand for all of it", () => {
    expect(tokens("图神经 \ud83d 😀")).toEqual(["图神经", "\ud83d", "😀"]);
  });
});
