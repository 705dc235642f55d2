import { describe, expect, test } from "vitest";
import { readingOf, sourceSpan } from "../../../src/text/reading.ts";

const read = (text: string): string => readingOf(text).text;

/** What stands in the source where the reading has these words. */
function standsAt(text: string, words: string): string {
  const reading = readingOf(text);
  const at = reading.text.indexOf(words);
  expect(at).toBeGreaterThanOrEqual(0);
  const { start, end } = sourceSpan(reading, { start: at, end: at + words.length });
  return text.slice(start, end);
}

describe("how a text is read", () => {
  test.each([
    ["as it stands", "Plain text -- with 95.3% and a_b, {x}.", "Plain text -- with 95.3% and a_b, {x}."],
    ["with ligatures as letters", "eﬀicient classiﬁcation of ﬂows", "efficient classification of flows"],
    ["with words whole that may be cut", String.raw`de-professiona\-lisation`, "de-professionalisation"],
    ["without soft hyphens and signs of no width", "clas\u00adsi\u200bfi\u2060cation\ufeff", "classification"],
    ["with words together that a soft hyphen cut at a line end", "morpho\u00ad logically", "morphologically"],
    ["with spaces of any kind and line ends as spaces", "a\u00a0b\u202fc\td\r\n  e  f", "a b c d e f"],
    ["in its paragraphs", "One.\n\nTwo.\r\n \r\nThree.", "One.\n\nTwo.\r\n \r\nThree."],
    [
      "without commands of look",
      String.raw`\textbf{BERT}, {\em this} and \href{https://a.b/c}{that}`,
      "BERT, this and that",
    ],
    [
      "with words whole of which letters stand out",
      String.raw`\underline{\textbf{Gr} }aph $\textbf{N}$et`,
      "Graph Net",
    ],
    [
      "with escaped signs",
      String.raw`95.3\% of Q\&A\_2, see Fig.~3 or vs.\ that`,
      "95.3% of Q&A_2, see Fig. 3 or vs. that",
    ],
    [
      "with accents",
      String.raw`Poincar\'e, na\"{\i}ve, Gr\"obner, {\'e}, Erd\H{o}s`,
      "Poincaré, naïve, Gröbner, é, Erdős",
    ],
    [
      "with apostrophes and marks that a program has escaped, and commands of formulas that look like accents",
      String.raw`it\'s what we\'re told: \"LLM\", e\.g. $\d{t}$`,
      undefined,
    ],
    ["with formulas as they are", String.raw`$V_{\rm x}$, $\text{A}_\text{B}$, \toolname{} \alpha`, undefined],
    ["with money, quotes and a rough number as they are", String.raw`$5 and $10, \"LLM\", ~5 ms, 7~`, undefined],
    ["with a group that is never closed as it is", String.raw`\textbf{BERT and {\em more`, undefined],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toBe(expected ?? text);
  });

  test("a hyphen at a line end belongs to the word unless without it there is one", () => {
    const known = new Map([
      ["recognition", 9],
      ["networks", 9],
      ["net", 9],
      ["works", 9],
      ["multilayer", 5],
      ["multi", 9],
      ["layer", 9],
      ["classification", 8],
    ]);
    const reading = (text: string): string => readingOf(text, (word) => known.get(word) ?? 0).text;
    expect(reading("image recog-\nnition")).toBe("image recognition");
    expect(reading("classi-\r\nﬁcation")).toBe("classification");
    expect(reading("deep net- works, multi- layer")).toBe("deep networks, multi- layer");
    expect(reading("long-\n  term, GPT-\n4")).toBe("long-term, GPT-4");
    expect(reading("short- and long-term, pre-\nor post-")).toBe("short- and long-term, pre- or post-");
  });

  test("what is read as it stands is the same string", () => {
    const text = "Nothing to look through.";
    expect(readingOf(text)).toEqual({ source: text, text, edits: [] });
  });
});

describe("where a span of the reading stands in the source", () => {
  test.each([
    {
      name: "letters that were cut or joined",
      text: "the classi\u00adﬁcation task",
      words: "classification",
      expected: "classi\u00adﬁcation",
    },
    {
      name: "within the command that holds all of it",
      text: String.raw`(\textbf{BERT})`,
      words: "BERT",
      expected: "BERT",
    },
    {
      name: "with the command that begins inside",
      text: String.raw`we \textbf{Gr}aph Net`,
      words: "Graph Net",
      expected: String.raw`\textbf{Gr}aph Net`,
    },
    {
      name: "with the command that ends inside",
      text: String.raw`Hand\emph{(O)Flow}.`,
      words: "Hand(O)Flow",
      expected: String.raw`Hand\emph{(O)Flow}`,
    },
    {
      name: "with commands in one another",
      text: String.raw`\underline{\textbf{T}a}x y`,
      words: "Tax",
      expected: String.raw`\underline{\textbf{T}a}x`,
    },
    { name: "without words that are not in it", text: String.raw`\textbf{A B} C`, words: "B C", expected: "B} C" },
    { name: "behind all edits", text: "ﬁ ﬂ end", words: "end", expected: "end" },
  ])("$name", ({ text, words, expected }) => {
    expect(standsAt(text, words)).toBe(expected);
  });
});
