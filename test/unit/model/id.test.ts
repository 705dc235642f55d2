import { describe, expect, test } from "vitest";
import { isTitleId, paperIdOf, parsePaperId, strongIds, yearOfArxivId } from "../../../src/model/id.ts";

const KEY = { title: "attention is all you need", author: "vaswani" };

describe("reading an id", () => {
  test.each([
    ["10.1103/PhysRevD.76.013009", "doi:10.1103/physrevd.76.013009"],
    ["doi:10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"],
    ["https://doi.org/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"],
    ["http://dx.doi.org/10.1000/ABC", "doi:10.1000/abc"],
    ["DOI: 10.1000/abc.", "doi:10.1000/abc"],
  ])("%s is the DOI %s", (text, id) => {
    expect(parsePaperId(text)).toBe(id);
  });

  test.each([
    ["2210.12590", "arxiv:2210.12590"],
    ["2210.12590v3", "arxiv:2210.12590"],
    ["arXiv:0704.0001", "arxiv:0704.0001"],
    ["https://arxiv.org/abs/2210.12590v1", "arxiv:2210.12590"],
    ["https://arxiv.org/pdf/2210.12590.pdf", "arxiv:2210.12590"],
    ["hep-th/9901001v2", "arxiv:hep-th/9901001"],
    ["math.GT/0309136", "arxiv:math/0309136"],
    ["10.48550/arXiv.2210.12590", "arxiv:2210.12590"],
    ["https://doi.org/10.48550/ARXIV.2210.12590v2", "arxiv:2210.12590"],
  ])("%s is the arXiv id %s", (text, id) => {
    expect(parsePaperId(text)).toBe(id);
  });

  test.each([
    ["PMID: 31452104", "pmid:31452104"],
    ["https://pubmed.ncbi.nlm.nih.gov/31452104/", "pmid:31452104"],
    ["https://openalex.org/W2741809807", "openalex:W2741809807"],
    ["openalex:w2741809807", "openalex:W2741809807"],
    ["s2:649DEF34F8BE52C8B66281AF98AE884C09AEF38B", "s2:649def34f8be52c8b66281af98ae884c09aef38b"],
    ["CorpusID:1234567", "s2:CorpusId:1234567"],
  ])("%s is %s", (text, id) => {
    expect(parsePaperId(text)).toBe(id);
  });

  test.each([
    "42",
    "31452104",
    "seed-000",
    "2213.12590",
    "2210.1259",
    "0703.0001",
    "3.1415",
    "title:0123456789abcdef",
    "W123",
    "",
  ])("%s names no paper everywhere", (text) => {
    expect(parsePaperId(text)).toBeUndefined();
  });

  test("an id in its normal form stays as it is", () => {
    const ids = [
      "doi:10.1000/abc",
      "arxiv:2210.12590",
      "arxiv:hep-th/9901001",
      "pmid:1",
      "openalex:W1",
      "s2:CorpusId:7",
    ];
    expect(ids.map(parsePaperId)).toEqual(ids);
  });
});

describe("the id of a paper", () => {
  test("is the DOI before the arXiv id before the rest", () => {
    const paper = { id: "pmid:7", ids: ["2210.12590", "10.1000/ABC", "local:a.csv:9"] };
    expect(strongIds(paper)).toEqual(["doi:10.1000/abc", "arxiv:2210.12590", "pmid:7"]);
    expect(paperIdOf(paper, KEY)).toBe("doi:10.1000/abc");
  });

  test("is made of title and first author when no id is strong", () => {
    const id = paperIdOf({ id: "seed-000" }, KEY);
    expect(id).toMatch(/^title:[0-9a-f]{16}$/u);
    expect(isTitleId(id)).toBe(true);
    expect(paperIdOf({}, KEY)).toBe(id);
    expect(paperIdOf({}, { ...KEY, author: "" })).not.toBe(id);
  });
});

test("an arXiv id tells its year, in this century and the last", () => {
  expect(
    ["arxiv:2210.12590", "arxiv:hep-th/9901001", "arxiv:math/0309136", "doi:10.1000/2210"].map(yearOfArxivId),
  ).toEqual([2022, 1999, 2003, undefined]);
});
