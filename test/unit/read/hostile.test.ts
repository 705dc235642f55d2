import { expect, test } from "vitest";
import { readText } from "../../sources.ts";

/** So often that anything quadratic takes minutes, and recursion runs out of stack. */
const MANY = 150_000;
const many = (text: string): string => text.repeat(MANY);

const pubmed = (title: string): string =>
  `<PubmedArticle><MedlineCitation><Article><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;

/** Each has a paper "B" behind what is odd. */
test.each([
  ["comments in one line", `@misc{a,title={A}}\n${many("@comment(")}\n@misc{b,title={B}}`],
  ["accents on accents", `@misc{a,title={A${many("\\'")}}}\n@misc{b,title={B}}`],
  ["formulas that nothing closes", `@misc{a,title={A${many("\\(")}}}\n@misc{b,title={B}}`],
  ["groups in groups", `@misc{a,title={A${many("{")}${many("}")}}}\n@misc{b,title={B}}`],
  ["braces that nothing closes", `@misc{a,title={A${many("{")}}}\n@misc{b,title={B}}`],
  ["scripts that nothing closes", `@misc{a,title={A${many("<script>")}}}\n@misc{b,title={B}}`],
  ["entries that wait for parents", `${"@misc{a,title={A},crossref={c}}\n".repeat(MANY / 10)}@misc{b,title={B}}`],
  ["spaces between names", `TY  - JOUR\nTI  - A\nAU  - A${many("  ")};x\nER  - \nTY  - JOUR\nTI  - B\nER  - \n`],
  ["spaces in one string of names", `{"title":"A","authors":"A${many("  ")}x"}\n{"title":"B"}`],
  ["elements in elements", `<PubmedArticleSet>${pubmed(`A${many("<a>")}`)}${pubmed("B")}`],
  ["a record that is as long as a book", `<PubmedArticleSet>${pubmed(`A${many("words ")}`)}${pubmed("B")}`],
  ["text without elements", `<PubmedArticleSet>${pubmed("B")}${many("words ")}`],
  ["brackets in brackets", `[{"title":"A","x":${many("[")}${many("]")}},{"title":"B"}]`],
  [
    "a brace that is missing in paper after paper",
    `[\n${'{"title":"A"},\n'.repeat(25)}${'{"title":"A","x":{"y":1},\n'.repeat(MANY / 10)}{"title":"B"}\n]`,
  ],
  ["quotes that nothing closes", `title,abstract\n${'a"b,"c\n'.repeat(MANY / 50)}B,b\n`],
])("%s", { timeout: 60_000 }, async (_, text) => {
  const { records } = await readText(text);
  expect(records.at(-1)?.title).toBe("B");
});

test("a name that goes on and on is told in short", async () => {
  const { skipped } = await readText(`<PubmedArticleSet>${pubmed(`A ${"<".repeat(1000)}`)}`);
  expect(skipped).toEqual([`line 1: <${"<".repeat(40)}> in it has no end tag`]);
});
