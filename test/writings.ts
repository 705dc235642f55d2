/** What is written of a paper. */
export interface WrittenPaper {
  readonly title: string;
  readonly abstract: string;
}

/** How papers are written in the format of a reader; title and abstract are on one line, single spaces between the words. */
export interface Writing {
  readonly head: string;
  readonly write: (paper: WrittenPaper) => string;
  readonly between: string;
  readonly tail: string;
  /** Whether a broken record never costs those beside it: where records are parted by something that cannot be in them. */
  readonly isolates: boolean;
}

const escapeMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const LATEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "-": "-{}",
  "'": "'{}",
  "`": "`{}",
};
const escapeLatex = (text: string): string =>
  text.replace(/[\\{}~^'`-]/gu, (sign) => LATEX[sign] ?? sign).replace(/[&%$#_]/gu, String.raw`\$&`);

function invertedIndex(text: string): Readonly<Record<string, readonly number[]>> {
  const index = new Map<string, number[]>();
  for (const [place, word] of text.split(" ").entries()) index.set(word, [...(index.get(word) ?? []), place]);
  return Object.fromEntries(index);
}

const jsonList = (head: string, write: (paper: WrittenPaper) => unknown, tail: string): Writing => ({
  head,
  write: (paper) => JSON.stringify(write(paper)),
  between: ",\n",
  tail,
  isolates: false,
});

const lines = (write: (paper: WrittenPaper) => string): Writing => ({
  head: "",
  write,
  between: "\n",
  tail: "\n",
  isolates: true,
});

const xml = (head: string, write: (paper: WrittenPaper) => string, tail: string): Writing => ({
  head,
  write: ({ title, abstract }) => write({ title: escapeMarkup(title), abstract: escapeMarkup(abstract) }),
  between: "\n",
  tail,
  isolates: true,
});

const tagged = (head: string, write: (paper: WrittenPaper) => readonly string[], tail: string): Writing => ({
  head,
  write: (paper) => write(paper).join("\n"),
  between: "\n\n",
  tail,
  isolates: true,
});

/** By the name of the reader. */
export const WRITINGS: Readonly<Record<string, Writing>> = {
  openalex: jsonList(
    '{"meta":{},"results":[\n',
    ({ title, abstract }) => ({
      id: "https://openalex.org/W1",
      title: escapeMarkup(title),
      abstract_inverted_index: invertedIndex(abstract),
    }),
    "\n]}",
  ),
  crossref: jsonList(
    '{"status":"ok","message":{"items":[\n',
    ({ title, abstract }) => ({
      DOI: "10.1000/1",
      publisher: "Münster Press",
      title: [escapeMarkup(title)],
      abstract: `<jats:p>${escapeMarkup(abstract)}</jats:p>`,
    }),
    "\n]}}",
  ),
  "semantic-scholar": jsonList('{"total":3,"data":[\n', (paper) => ({ ...paper, externalIds: {} }), "\n]}"),
  "daily-papers": jsonList(
    "[\n",
    ({ title, abstract }) => ({ paper: { id: "2212.04001", title, summary: abstract, upvotes: 1 } }),
    "\n]",
  ),
  arxiv: lines((paper) => JSON.stringify({ id: "2212.04001", categories: "cs.CL", ...paper })),
  "csl-json": jsonList(
    "[\n",
    ({ title, abstract }) => ({
      type: "book",
      issued: {},
      title: escapeMarkup(title),
      abstract: escapeMarkup(abstract),
    }),
    "\n]",
  ),
  jsonl: lines((paper) => JSON.stringify(paper)),
  json: jsonList("[\n", (paper) => paper, "\n]"),
  "pubmed-xml": xml(
    "<PubmedArticleSet>\n",
    ({ title, abstract }) =>
      `<PubmedArticle><MedlineCitation><Article><ArticleTitle>${title}</ArticleTitle><Abstract><AbstractText>${abstract}` +
      `</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>`,
    "\n</PubmedArticleSet>",
  ),
  "arxiv-atom": xml(
    '<feed xmlns="http://www.w3.org/2005/Atom">\n',
    ({ title, abstract }) => `<entry><title>${title}</title><summary>${abstract}</summary></entry>`,
    "\n</feed>",
  ),
  "oai-pmh": xml(
    "<OAI-PMH><ListRecords>\n",
    ({ title, abstract }) =>
      `<record><header/><metadata><arXiv><title>${title}</title><abstract>${abstract}</abstract></arXiv></metadata></record>`,
    "\n</ListRecords></OAI-PMH>",
  ),
  html: {
    head: '<html><body><div data-target="DailyPapers" data-props="{&quot;dailyPapers&quot;:[',
    write: ({ title, abstract }) => escapeMarkup(JSON.stringify({ title, summary: abstract })),
    between: ",",
    tail: ']}"></div></body></html>',
    isolates: false,
  },
  "web-of-science": tagged(
    "FN Clarivate Analytics Web of Science\nVR 1.0\n",
    ({ title, abstract }) => ["PT J", `TI ${title}`, `AB ${abstract}`, "ER"],
    "\n\nEF\n",
  ),
  nbib: tagged("", ({ title, abstract }) => ["PMID- 10000001", `TI  - ${title}`, `AB  - ${abstract}`], "\n"),
  ris: tagged("", ({ title, abstract }) => ["TY  - JOUR", `TI  - ${title}`, `AB  - ${abstract}`, "ER  - "], "\n"),
  endnote: tagged("", ({ title, abstract }) => ["%0 Journal Article", `%T ${title}`, `%X ${abstract}`], "\n"),
  bibtex: tagged(
    "",
    ({ title, abstract }) => [
      "@article{key,",
      `  title = {${escapeLatex(title)}},`,
      `  abstract = {${escapeLatex(abstract)}}`,
      "}",
    ],
    "\n",
  ),
  csv: {
    head: "title,abstract\n",
    write: ({ title, abstract }) => `"${title.replaceAll('"', '""')}","${abstract.replaceAll('"', '""')}"`,
    between: "\n",
    tail: "\n",
    isolates: false,
  },
  listing: {
    head: "Get trending papers in your email inbox!\n\nSubscribe\n\n",
    write: ({ title, abstract }) => `${title}\n\n${abstract}\n\n  • 2 authors\n·\nDec 8, 2022`,
    between: "\n\n",
    tail: "\n",
    isolates: false,
  },
};
