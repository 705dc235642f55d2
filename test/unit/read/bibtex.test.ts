import { describe, expect, test } from "vitest";
import type { PaperRecord } from "../../../src/model/paper.ts";
import { decodeLatex } from "../../../src/read/bibtex/latex.ts";
import { readText } from "../../sources.ts";

async function readOne(entry: string): Promise<Partial<PaperRecord>> {
  const { records, readers } = await readText(entry);
  expect(readers).toEqual(["bibtex"]);
  return records[0] ?? {};
}

const titlesIn = async (text: string): Promise<readonly string[]> =>
  (await readText(text)).records.map(({ title }) => title);

test("an entry tells title, abstract, authors, date, venue, ids and keywords", async () => {
  expect(
    await readOne(`@InProceedings{lovelace1843,
      author    = {Lovelace, Ada and Charles Babbage and {Royal Society} and others},
      title     = {Notes on the {Analytical Engine}}, subtitle = {By the Translator},
      booktitle = {Taylor's Scientific Memoirs},
      year = 1843, month = sep, day = {1},
      doi = {https://doi.org/10.1000/Notes}, eprint = {2212.04001v2}, archiveprefix = {arXiv},
      url = {https://example.org/a_b~c}, keywords = {engines, notes}, langid = {english},
      abstract = {We  note
        what engines do.}
    }`),
  ).toMatchObject({
    id: "lovelace1843",
    title: "Notes on the Analytical Engine: By the Translator",
    abstract: "We note what engines do.",
    authors: ["Ada Lovelace", "Charles Babbage", "Royal Society"],
    date: "1843-09-01",
    year: 1843,
    venue: "Taylor's Scientific Memoirs",
    type: "inproceedings",
    language: "en",
    keywords: ["engines", "notes"],
    ids: ["doi:10.1000/notes", "arxiv:2212.04001"],
  });
});

test("addresses and DOIs are as they stand, or as they stand behind LaTeX's backslashes", async () => {
  expect(
    await readOne("@misc{a, title = {A}, url = {https://x.org/~ada/a--b''?c=1&amp;d=$5}, doi = {10.1000/a--b}}"),
  ).toMatchObject({
    url: "https://x.org/~ada/a--b''?c=1&d=$5",
    ids: ["doi:10.1000/a--b"],
  });
  expect(await readOne(String.raw`@misc{a, title = {A}, url = {\url{https://x.org/a\_b\%20c}}}`)).toMatchObject({
    url: "https://x.org/a_b%20c",
  });
});

test("a letter outside of the basic plane does not garble the command behind it", () => {
  expect(decodeLatex(String.raw`\%𝔸 \textbackslash{}x`)).toBe(String.raw`%𝔸 \x`);
});

describe("entries are found", () => {
  test.each([
    ["in braces", "@article{a, title = {A}}"],
    ["in parentheses", '@article(a, title = {A :) {)} }, note = "(:")'],
    ["of types that nobody defined", "@web_page{a, title = {A :) {)} }}"],
    ["with spaces wherever they may be", "  @ article\n {  a ,\n title\n=\n{A}\n,\n}"],
    ["without a key", "@article{, title = {A}}"],
    ["with no comma behind the key", "@article{a\n title = {A},\n year = 2000\n}"],
    ["with quotes in braces and braces in quotes", '@misc{a, title = "A", note = {"}, x = "{"}"}'],
    ["with no comma between fields, and one too many", "@misc{a, title = {A} year = 2000,, }"],
    ["with lone carriage returns", "@misc{a,\r title = {A}\r}\r"],
    ["behind text and comments", "Refs by a@b.org {x}\n% 5 {\n@comment{x @y{z}}\n@Comment bare {\n@misc{a, title={A}}"],
    ["on a line with others", "@misc{b, title = {}}@misc{a, title = {A}} @string{x = {y}}"],
  ])("%s", async (_, text) => {
    const titles = await titlesIn(text);
    expect(titles).toHaveLength(1);
    expect(titles[0]).toMatch(/^A/u);
  });
});

test.each(["@misc{title = {A}}", "@misc{\n  author = {Emmy Noether},\n  title = {A}\n}"])(
  "an entry without a key has no field for one: %j",
  async (entry) => {
    expect((await readOne(entry)).id).toMatch(/^title:/u);
  },
);

describe("abbreviations", () => {
  test("of @string are filled in, joined and not; those that nobody defined stand for themselves", async () => {
    const text = `@string{jog = {Journal of } # "Graphs"} @STRING(VOL = "Vol. ")
      @misc{a, title = VOL # 1 # { of } # jog, journal = JOG, note = UNKNOWN}
      @misc{b, title = {B}, journal = UNKNOWN}`;
    const { records } = await readText(text);
    expect(records).toMatchObject([
      { title: "Vol. 1 of Journal of Graphs", venue: "Journal of Graphs" },
      { title: "B", venue: "UNKNOWN" },
    ]);
  });

  test("a parent gives what a child lacks, before it and behind it; the order stays", async () => {
    const text = `@inproceedings{a, crossref = {P}, title = {A}}
      @misc{b, title = {B}}
      @proceedings{p, title = {Proc. of Graphs}, year = 1999, editor = {Noether, Emmy}}
      @inproceedings{c, crossref = {p}, title = {C}, year = 2000}
      @inproceedings{d, crossref = {nowhere}, title = {D}}`;
    const { records } = await readText(text);
    expect(records.map(({ title, year, venue }) => [title, year, venue])).toEqual([
      ["A", 1999, "Proc. of Graphs"],
      ["B", undefined, undefined],
      ["Proc. of Graphs", 1999, undefined],
      ["C", 2000, "Proc. of Graphs"],
      ["D", undefined, undefined],
    ]);
  });
});

describe("a broken entry is told with its place and key, and those around it are read", () => {
  test.each([
    ["a brace is missing", "@misc{b,\n title = {B\n}\n", 'line 2, entry "b": it is never closed'],
    [
      "a quote is missing",
      '@misc{b,\n title = "B,\n}\n',
      'line 2, entry "b": the value of its field "title" is never closed',
    ],
    ["a parenthesis is missing", "@misc(b,\n title = {B}\n", 'line 2, entry "b": it is never closed'],
    ["it has no title", "@misc{b,\n author = {Emmy Noether}\n}\n", 'line 2, entry "b": it has no title'],
  ])("when %s", async (_, broken, told) => {
    const { records, skipped } = await readText(`@misc{a, title = {A}}\n${broken}@misc{c, title = {C}}\n`);
    expect(records.map(({ title }) => title)).toEqual(["A", "C"]);
    expect(skipped).toEqual([told]);
  });

  test("when the file is cut within it", async () => {
    const { records, skipped } = await readText("@misc{a, title = {A}}\n\n@misc{b,\n title = {B},\n abstract = {We");
    expect(records).toHaveLength(1);
    expect(skipped).toEqual(['line 3, entry "b": it is never closed']);
  });
});

test.each([
  [
    String.raw`M{\"u}nster, Erd\H{o}s, G\"odel, \v{S}koda, \c{c}a, \'{\i}, \o{}re, \L{}\'od\'z, {\AA}`,
    "Münster, Erdős, Gödel, Škoda, ça, í, øre, Łódź, Å",
  ],
  [String.raw`\emph{Seeing \textbf{is}} {\it not} \texttt{knowing}`, "Seeing is not knowing"],
  [String.raw`100\% \& \$5 \_ \# \{x\}`, "100% & $5 _ # {x}"],
  ["``Quoted'' -- and --- parted", "“Quoted” – and — parted"],
  [String.raw`$\alpha$-stable, $x \leq y$, H$_2$O, $10^{-3}$, $\pi^{\pm}$`, "α-stable, x ≤ y, H₂O, 10⁻³, π^±"],
  [String.raw`$\frac{a}{b}$ and \cite{noether}`, String.raw`$\frac{a}{b}$ and \cite{noether}`],
  ["$5 and $10", "$5 and $10"],
  [String.raw`\url{http://a.org/\~{}b} \href{http://a.org}{here}`, "http://a.org/~b here"],
  ["{unbalanced \\", "unbalanced \\"],
])("%s is read as %s", (latex, text) => {
  expect(decodeLatex(latex)).toBe(text);
});

test("names keep their parts, whichever comes first", async () => {
  const { authors } = await readOne(
    "@misc{a, title={A}, author={King, Jr., Martin Luther and van der Waals, Johannes and {Barnes, Noble and Sons} and\n Noether, E.}}",
  );
  expect(authors).toEqual(["Martin Luther King Jr.", "Johannes van der Waals", "Barnes, Noble and Sons", "E. Noether"]);
});
