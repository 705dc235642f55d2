import { expect, test } from "vitest";
import { readText, type Reading } from "../../sources.ts";

const readJson = (value: unknown): Promise<Reading> => readText(JSON.stringify(value));

test("OpenAlex: inverted index, ids, references", async () => {
  const work = {
    id: "https://openalex.org/W2",
    ids: { pmid: "https://pubmed.ncbi.nlm.nih.gov/7" },
    display_name: "Graphs &amp; <i>graphs</i>",
    abstract_inverted_index: { graphs: [1, 3], draw: [0], of: [2], odd: ["x", -1e9, 1e15] },
    authorships: [
      {
        author: {
          display_name: "Emmy Noether",
          orcid: "https://orcid.org/0000-0002-1825-0097",
          id: "https://openalex.org/A5000000001",
        },
      },
      { author: { display_name: "Ada Lovelace", orcid: null, id: "https://openalex.org/A5000000002" } },
    ],
    primary_location: { landing_page_url: "https://example.org", source: { display_name: "Journal of Graphs" } },
    keywords: [{ display_name: "Graph" }],
    referenced_works: ["https://openalex.org/W1"],
    cited_by_count: 3,
  };
  const { records, readers } = await readJson(work);
  expect(readers).toEqual(["openalex"]);
  expect(records).toMatchObject([
    {
      title: "Graphs & graphs",
      abstract: "odd draw graphs of graphs odd",
      authorIds: ["orcid:0000-0002-1825-0097", "openalex:A5000000002"],
      venue: "Journal of Graphs",
      citations: 3,
      keywords: ["Graph"],
      references: ["openalex:W1"],
      ids: ["pmid:7", "openalex:W2"],
    },
  ]);
});

test("Crossref: JATS, double entities, dates in parts", async () => {
  const work = {
    DOI: "10.1000/A",
    publisher: "P",
    title: ["Graphs &amp;amp; <sub>2</sub> p&lt;0.05&amp;nbsp;"],
    abstract:
      "<jats:title>Abstract</jats:title>\n <jats:sec><jats:title>Aims</jats:title><jats:p>To draw <jats:italic>n</jats:italic> < 3.</jats:p></jats:sec>",
    issued: { "date-parts": [[2019, 5]] },
    author: [
      { given: "Emmy", family: "Noether", ORCID: "http://orcid.org/0000-0002-1825-0097" },
      { name: "Graph Group" },
      {},
    ],
    "container-title": ["Journal of Graphs"],
    "is-referenced-by-count": 4,
    reference: [{ DOI: "10.1000/B" }, { unstructured: "Euclid" }],
  };
  const { records, readers } = await readJson({ status: "ok", message: work });
  expect(readers).toEqual(["crossref"]);
  expect(records).toMatchObject([
    {
      title: "Graphs & 2 p<0.05",
      abstract: "Abstract Aims To draw n < 3.",
      authors: ["Emmy Noether", "Graph Group"],
      authorIds: ["orcid:0000-0002-1825-0097", null],
      date: "2019-05",
      venue: "Journal of Graphs",
      citations: 4,
      references: ["doi:10.1000/b"],
      ids: ["doi:10.1000/a"],
    },
  ]);
});

test.each([
  [
    "the API",
    {
      total: 1,
      data: [
        {
          paperId: "a".repeat(40),
          externalIds: { ArXiv: "2212.04001", CorpusId: 7 },
          title: "A",
          abstract: "B",
          year: 2022,
          authors: [{ authorId: "1", name: "Emmy Noether" }],
        },
      ],
    },
  ],
  [
    "a list of references",
    {
      offset: 0,
      data: [
        {
          isInfluential: true,
          citedPaper: {
            paperId: "a".repeat(40),
            externalIds: { ArXiv: "2212.04001", CorpusId: 7 },
            title: "A",
            abstract: "B",
            year: 2022,
            authors: [{ name: "Emmy Noether" }],
          },
        },
      ],
    },
  ],
  [
    "the bulk files",
    {
      corpusid: 7,
      externalids: { ArXiv: "2212.04001" },
      title: "A",
      abstract: "B",
      year: 2022,
      authors: [{ authorId: "1", name: "Emmy Noether" }],
    },
  ],
  [
    "S2ORC as it was",
    {
      paper_id: "7",
      pdf_parse: {},
      arxiv_id: "2212.04001",
      corpus_id: 7,
      title: "A",
      abstract: [{ text: "B" }],
      year: 2022,
      authors: [{ first: "Emmy", middle: [], last: "Noether" }],
    },
  ],
  [
    "S2ORC as it is",
    {
      corpusid: 7,
      externalids: { arxiv: "2212.04001" },
      content: {
        text: "A\n\nB",
        annotations: { title: '[{"start": "0", "end": "1"}]', abstract: '[{"end":4,"start":3}]' },
      },
      authors: [{ name: "Emmy Noether" }],
    },
  ],
])("Semantic Scholar: %s", async (_, value) => {
  const { records, readers } = await readJson(value);
  expect(readers).toEqual(["semantic-scholar"]);
  expect(records).toMatchObject([{ title: "A", abstract: "B", year: 2022, authors: ["Emmy Noether"] }]);
  expect(records[0]?.ids).toEqual(expect.arrayContaining(["arxiv:2212.04001", "s2:CorpusId:7"]));
});

test("CSL-JSON: names in parts, ids in the note", async () => {
  const item = {
    id: "noether",
    type: "article-journal",
    title: "Graphs in the <i>wild</i>",
    author: [{ family: "Humboldt", given: "Alexander", "non-dropping-particle": "von" }, { literal: "Graph Group" }],
    issued: {
      "date-parts": [
        ["2019", "5", "1"],
        ["2019", "6"],
      ],
    },
    language: "en-US",
    note: "arXiv: 2212.04001\nPMID: 7",
  };
  const { records, readers } = await readJson([item]);
  expect(readers).toEqual(["csl-json"]);
  expect(records).toMatchObject([
    {
      id: "noether",
      title: "Graphs in the wild",
      authors: ["Alexander von Humboldt", "Graph Group"],
      date: "2019-05-01",
      language: "en-US",
      ids: ["arxiv:2212.04001", "pmid:7"],
    },
  ]);
});
