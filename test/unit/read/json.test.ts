import { describe, expect, test } from "vitest";
import { completeJson, JsonCutter } from "../../../src/read/json/values.ts";
import { readText, type Reading } from "../../sources.ts";

const titles = ({ records }: Reading): readonly string[] => records.map(({ title }) => title);
const readJson = (value: unknown): Promise<Reading> => readText(JSON.stringify(value));

describe("where papers lie in a JSON text", () => {
  const papers = [{ title: "A" }, { title: "B", data: [{ title: "no paper" }] }];
  test.each([
    ["a list", papers],
    ["a list in an object", { count: 2, papers, more: { title: "no paper" } }],
    ["a list in an object in an object", { status: "ok", message: { facets: { title: "x" }, items: papers } }],
    ["an object with a list behind it", { results: papers, group_by: [{ title: "no paper" }] }],
  ])("%s", async (_, value) => {
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
      const reading = await readText(text);
      expect(reading.readers).toEqual(["json"]);
      expect(titles(reading)).toEqual(["A", "B"]);
    }
  });

  test("a lone object, over several lines or on one", async () => {
    const paper = { title: "A", items: ["not papers"] };
    for (const text of [JSON.stringify(paper), JSON.stringify(paper, null, 2)]) {
      expect(titles(await readText(text))).toEqual(["A"]);
    }
  });

  test("pages of results, one a line", async () => {
    const pages = [1, 2].map((page) =>
      JSON.stringify({ page, results: [{ title: `A${page}` }, { title: `B${page}` }] }),
    );
    expect(titles(await readText(pages.join("\n")))).toEqual(["A1", "B1", "A2", "B2"]);
  });

  test("objects over several lines, one after another", async () => {
    expect(titles(await readText(papers.map((paper) => JSON.stringify(paper, null, 1)).join("\n")))).toEqual([
      "A",
      "B",
    ]);
  });

  test("lines of which the first is longer than what is looked at", async () => {
    const lines = [{ title: "A", abstract: "long ".repeat(30_000) }, { title: "B" }];
    expect(titles(await readText(lines.map((line) => JSON.stringify(line)).join("\n")))).toEqual(["A", "B"]);
  });

  test("a list of which the first object is longer than what is looked at", async () => {
    const list = [
      {
        id: "https://openalex.org/W1",
        title: "A",
        abstract_inverted_index: { long: Array.from({ length: 40_000 }, (_, place) => place) },
      },
    ];
    const { readers, records } = await readJson({ meta: {}, results: list });
    expect(readers).toEqual(["openalex"]);
    expect(records).toHaveLength(1);
  });
});

describe("what is broken", () => {
  test("costs only itself, and is told with line and place", async () => {
    const { records, skipped } = await readText(
      '[\n{"title": "A"},\n{"title": "B" "x"},\n7, {"name": "C"},\n{"title": "D"}]',
    );
    expect(records.map(({ title }) => title)).toEqual(["A", "D"]);
    expect(skipped).toEqual([
      "line 3, record 2: it is no JSON object",
      "line 4, record 3: it is no JSON object",
      "line 4, record 4: it has no title",
    ]);
  });

  test("a source that ends within a record tells so", async () => {
    const { records, skipped } = await readText('{"results": [{"title": "A"}, {"title": "B", "abstr');
    expect(records.map(({ title }) => title)).toEqual(["A"]);
    expect(skipped).toEqual(["line 1, record 2: the source ends within it"]);
  });
});

test("values are found wherever the text is cut into pieces", () => {
  const text = '{"status": "o\\"k",\r\n "items": [{"a": "]}\\\\"},\r\n {"b": [1, {}]} , 12.5,null]}\r\n{"c": 1}';
  for (let size = 1; size < text.length; size += 1) {
    const cutter = new JsonCutter();
    const found = [];
    for (let start = 0; start < text.length; start += size) found.push(...cutter.push(text.slice(start, start + size)));
    found.push(...cutter.end());
    expect(found.map((value) => [value.text, value.line])).toEqual([
      ['{"a": "]}\\\\"}', 2],
      ['{"b": [1, {}]}', 3],
      ["12.5", 3],
      ["null", 3],
      ['{"c": 1}', 4],
    ]);
  }
});

test.each([
  ['{"a": 1, "b": {"c": [1, 2', { a: 1, b: { c: [1] } }],
  ['{"a": "x, y", "b": "z', { a: "x, y" }],
  ['{"a": [1, 2], "b', { a: [1, 2] }],
])("the beginning of an object, %s, is made whole", (text, value) => {
  expect(JSON.parse(completeJson(text))).toEqual(value);
});

describe("names of fields", () => {
  test.each([
    [{ "Article Title": "A", "Abstract (English)": "B" }],
    [{ headline: "A", summary: "B", "Journal Title": "J" }],
    [{ itemType: "journalArticle", title: "A", abstractNote: "B", publicationTitle: "J" }],
    [{ title: ["A"], abstract: ["B"], shortTitle: "S" }],
    [{ paper_title: "A", "paper-abstract": "B", originalTitle: "O" }],
  ])("are guessed in %j", async (paper) => {
    expect((await readJson([paper])).records).toMatchObject([{ title: "A", abstract: "B" }]);
  });

  test("programs' own forms of authors and keywords are understood", async () => {
    const authors = [
      { name: "Emmy Noether" },
      { firstName: "Ada", lastName: "Lovelace", creatorType: "author" },
      { firstName: "An", lastName: "Editor", creatorType: "editor" },
    ];
    expect(
      (await readJson([{ title: "A", creators: authors.slice(1), tags: [{ tag: "graphs" }] }])).records,
    ).toMatchObject([{ authors: ["Ada Lovelace"], keywords: ["graphs"] }]);
    expect((await readJson([{ title: "A", authors: authors.slice(0, 2) }])).records).toMatchObject([
      { authors: ["Emmy Noether", "Ada Lovelace"] },
    ]);
  });
});

describe("services", () => {
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
});
