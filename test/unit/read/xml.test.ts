import { describe, expect, test } from "vitest";
import { readText } from "../../sources.ts";

const pubmed = (...articles: readonly string[]): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet>\n<PubmedArticleSet>\n${articles.join("\n")}\n</PubmedArticleSet>`;

describe("PubMed's XML", () => {
  test("tells all that a record tells, once, whatever is cited in it", async () => {
    const { records, readers } = await readText(
      pubmed(`<PubmedArticle><MedlineCitation><PMID Version="1">10000001</PMID>
        <Article><Journal><JournalIssue><PubDate><Year>2019</Year><Month>05</Month></PubDate></JournalIssue><Title>Journal of Graphs</Title></Journal>
        <ArticleTitle>Graphs of CO<sub>2</sub> &amp;
          <i>graphs</i></ArticleTitle><ELocationID EIdType="doi">10.1000/A</ELocationID>
        <Abstract><AbstractText Label="AIM">To <b>draw</b> p &lt; 0.05.</AbstractText><AbstractText>Then <mml:math><mml:mi>x</mml:mi></mml:math>.</AbstractText></Abstract>
        <AuthorList><Author><LastName>Noether</LastName><ForeName>Emmy</ForeName><Identifier Source="ORCID">0000-0002-1825-0097</Identifier></Author>
        <Author><CollectiveName>Graph Group</CollectiveName></Author></AuthorList>
        <Language>eng</Language><PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>
        <CommentsCorrectionsList><CommentsCorrections><PMID>5</PMID></CommentsCorrections></CommentsCorrectionsList>
        <KeywordList><Keyword>graphs</Keyword></KeywordList></MedlineCitation>
        <PubmedData><ArticleIdList><ArticleId IdType="pubmed">10000001</ArticleId></ArticleIdList>
        <ReferenceList><Reference><ArticleIdList><ArticleId IdType="pubmed">7</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>`),
    );
    expect(readers).toEqual(["pubmed-xml"]);
    expect(records).toMatchObject([
      {
        title: "Graphs of CO2 & graphs",
        abstract: "AIM: To draw p < 0.05. Then x.",
        authors: ["Emmy Noether", "Graph Group"],
        authorIds: ["orcid:0000-0002-1825-0097", null],
        date: "2019-05",
        venue: "Journal of Graphs",
        type: "Journal Article",
        language: "en",
        keywords: ["graphs"],
        ids: ["doi:10.1000/a", "pmid:10000001"],
        references: ["pmid:7"],
      },
    ]);
  });

  test("books are read, and what is broken or cut is told with its line", async () => {
    const { records, skipped } = await readText(
      `${pubmed(
        `<PubmedBookArticle><BookDocument><PMID>1</PMID><Book><BookTitle>A</BookTitle></Book><Abstract><AbstractText>B</AbstractText></Abstract></BookDocument></PubmedBookArticle>`,
        "<PubmedArticle><MedlineCitation><Article>",
        "<PubmedArticle><MedlineCitation><Article/></MedlineCitation></PubmedArticle>",
      ).replace("\n</PubmedArticleSet>", "")}\n<PubmedArticle><Medl`,
    );
    expect(records).toMatchObject([{ title: "A", abstract: "B", ids: ["pmid:1"] }]);
    expect(skipped).toEqual(["line 5: it has no end tag", "line 6: it has no title", "line 7: it has no end tag"]);
  });
});

describe("arXiv's XML", () => {
  test("an error of the API is told with its text", async () => {
    const { skipped } = await readText(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#1</id><title>Error</title><summary>bad id</summary></entry></feed>`,
    );
    expect(skipped).toEqual(["line 1: it is the API's error: bad id"]);
  });

  test("entries with prefixes tell DOI, journal, categories and the day of the first version", async () => {
    const { records } = await readText(
      `<atom:feed xmlns:atom="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><atom:entry>
        <atom:id>http://arxiv.org/abs/math.GT/0309136v2</atom:id><atom:published>2003-09-08T10:00:00Z</atom:published>
        <atom:title>A $x^2$</atom:title><atom:author><atom:name>Emmy Noether</atom:name></atom:author>
        <arxiv:doi>10.1000/A</arxiv:doi><arxiv:journal_ref>J. 1</arxiv:journal_ref><atom:category term="math.GT"/></atom:entry></atom:feed>`,
    );
    expect(records).toMatchObject([
      {
        title: "A $x^2$",
        abstract: "",
        authors: ["Emmy Noether"],
        date: "2003-09-08",
        venue: "J. 1",
        keywords: ["math.GT"],
        ids: ["doi:10.1000/a", "arxiv:math/0309136"],
      },
    ]);
  });

  test("OAI-PMH: names in one text, a date a version, several descriptions", async () => {
    const { records } = await readText(
      `<OAI-PMH><ListRecords>
      <record><header><identifier>oai:arXiv.org:2212.04001</identifier></header><metadata><arXivRaw><id>2212.04001</id>
        <version version="v1"><date>Thu, 8 Dec 2022 10:00:00 GMT</date></version><title>A</title><authors>Emmy Noether and Ada Lovelace</authors><abstract>B</abstract></arXivRaw></metadata></record>
      <record><header><identifier>oai:example.org:7</identifier></header><metadata><oai_dc:dc><dc:title>C</dc:title><dc:creator>Noether, Emmy</dc:creator>
        <dc:description>D</dc:description><dc:description>Comment: 7 pages</dc:description><dc:date>2020</dc:date><dc:date>2019-05-01</dc:date>
        <dc:identifier>doi:10.1000/C</dc:identifier><dc:language>eng</dc:language></oai_dc:dc></metadata></record>
      </ListRecords></OAI-PMH>`,
    );
    expect(records).toMatchObject([
      { id: "2212.04001", title: "A", abstract: "B", authors: ["Emmy Noether", "Ada Lovelace"], date: "2022-12-08" },
      {
        id: "oai:example.org:7",
        title: "C",
        abstract: "D",
        authors: ["Emmy Noether"],
        date: "2019-05-01",
        language: "en",
        ids: ["doi:10.1000/c"],
      },
    ]);
  });
});

describe("web pages", () => {
  test("the page of one paper is read by its meta tags", async () => {
    const { records, readers } = await readText(
      `<!DOCTYPE html><html><head><meta name="citation_title" content="A &amp; B"><meta name="citation_author" content="Noether, Emmy">
      <meta name="citation_author" content="Ada Lovelace"/><meta name="citation_abstract" content="We draw &lt;i&gt;graphs&lt;/i&gt;.">
      <meta name="citation_publication_date" content="2019/05/01"><meta name="citation_doi" content="10.1000/A"></head><body>`,
    );
    expect(readers).toEqual(["html"]);
    expect(records).toMatchObject([
      {
        title: "A & B",
        abstract: "We draw graphs.",
        authors: ["Emmy Noether", "Ada Lovelace"],
        date: "2019-05-01",
        ids: ["doi:10.1000/a"],
      },
    ]);
  });

  test("of a list without data, the headings that lead to papers are read", async () => {
    const { records } = await readText(
      `<html><body><article><h3><a href="/papers/2212.04001">Graphs
         in the wild</a></h3></article><h3><a href="/papers">Daily Papers</a></h3></body></html>`,
    );
    expect(records).toMatchObject([{ title: "Graphs in the wild", abstract: "", ids: ["arxiv:2212.04001"] }]);
  });

  test("a page without a paper tells so", async () => {
    const { skipped } = await readText("<html><head></head><body><p>Hello</p></body></html>");
    expect(skipped).toEqual(["line 1: the page names no paper in its heading or its meta tags"]);
  });
});
