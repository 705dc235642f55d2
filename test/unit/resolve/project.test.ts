import { describe, expect, test } from "vitest";
import { isEvidenceType } from "../../../src/model/graph.ts";
import type { Span } from "../../../src/model/span.ts";
import { conceptNode, projectPaper, type ReadPaper } from "../../../src/resolve/project.ts";
import { createResolver } from "../../../src/resolve/resolver.ts";
import { entity, extraction, mentionsOf, paper } from "../../builders.ts";

const text = {
  title: "ViT for Maps",
  abstract: "We train ViT on maps. Then ViT wins 3.5 % over ResNet. It is fast.",
};
const sentences: readonly Span[] = [
  { start: 0, end: 21 },
  { start: 22, end: 54 },
  { start: 55, end: 66 },
];

function readPaper(): ReadPaper {
  return {
    paper: paper({ ...text, authors: ["Ada Lovelace", "Ada Lovelace", "—"], year: 2021, ids: ["arxiv:2101.00001"] }),
    extraction: extraction({
      sentences,
      entities: [
        entity("Method", ["ViT"], { role: "used", mentions: mentionsOf("ViT", text) }),
        entity("Method", ["ResNet"], { role: "baseline", mentions: mentionsOf("ResNet", text) }),
      ],
      results: [
        {
          method: "ViT",
          dataset: null,
          metric: null,
          value: "3.5",
          number: 3.5,
          unit: "%",
          relative: true,
          baseline: "ResNet",
          confidence: 0.6,
          evidence: { field: "abstract", start: 36, end: 41 },
        },
      ],
    }),
  };
}

function project(read: ReadPaper): ReturnType<typeof projectPaper> {
  const resolver = createResolver();
  resolver.add(read.extraction.entities, read.paper.year);
  return projectPaper(read, resolver.resolve());
}

const HASH = /^[0-9a-f]{24}$/u;
const hashOf = (read: ReadPaper): unknown => project(read).nodes[0]?.properties["contentHash"];

describe("a paper in the graph", () => {
  test("has every relationship's evidence in text order, title first, with whole sentences", () => {
    const uses = project(readPaper()).relationships.find(({ type }) => type === "USES");
    expect(uses).toEqual({
      type: "USES",
      from: "title:1",
      to: "method:vit",
      properties: {
        confidence: 0.72,
        spans: ["title:0-3", "abstract:9-12", "abstract:27-30"],
        texts: ["ViT", "ViT", "ViT"],
        sentences: ["ViT for Maps", "We train ViT on maps.", "Then ViT wins 3.5 % over ResNet."],
      },
    });
  });

  test("has its results with their sentence, joined to the concepts that they name", () => {
    const { nodes, relationships } = project(readPaper());
    expect(nodes.find(({ label }) => label === "Result")).toEqual({
      label: "Result",
      id: "title:1#r1",
      properties: {
        value: 3.5,
        text: "3.5",
        unit: "%",
        relative: true,
        confidence: 0.6,
        span: "abstract:36-41",
        sentence: "Then ViT wins 3.5 % over ResNet.",
      },
    });
    const ends = relationships.flatMap(({ type, from, to }) =>
      `${from} ${to}`.includes("#r1") ? [`${from} ${type} ${to}`] : [],
    );
    expect(ends).toEqual([
      "title:1 HAS_RESULT title:1#r1",
      "title:1#r1 OF_METHOD method:vit",
      "title:1#r1 OVER_BASELINE method:resnet",
    ]);
  });

  test("has one relationship to a concept that it names in two ways, in the stronger role", () => {
    const read = readPaper();
    const twice = {
      ...read,
      extraction: {
        ...read.extraction,
        entities: [
          entity("Method", ["ViTs"], { role: "used" }),
          entity("Method", ["ViT"], { role: "proposed", confidence: 0.5, roleConfidence: 0.5 }),
        ],
      },
    };
    const found = project(twice).relationships.filter(({ type }) => isEvidenceType(type));
    expect(found).toMatchObject([{ type: "PROPOSES", properties: { confidence: 0.25, texts: ["ViTs", "ViT"] } }]);
  });

  test("keeps what is known about it and leaves out what is not; authors come once, without empty names", () => {
    const { nodes, relationships } = project(readPaper());
    expect(nodes[0]).toEqual({
      label: "Paper",
      id: "title:1",
      properties: {
        ...text,
        year: 2021,
        ids: ["arxiv:2101.00001"],
        sources: ["papers.jsonl"],
        contentHash: expect.stringMatching(HASH),
      },
    });
    expect(nodes.filter(({ label }) => label === "Author")).toEqual([
      { label: "Author", id: "ada lovelace", properties: { name: "Ada Lovelace", nameOnly: true } },
    ]);
    const identified = readPaper();
    const authorIds = ["orcid:0000-0002-1825-0097", null];
    const known = project({
      ...identified,
      paper: { ...identified.paper, authors: ["A. Lovelace", "Emmy Noether"], authorIds },
    });
    expect(known.nodes.filter(({ label }) => label === "Author")).toEqual([
      { label: "Author", id: "orcid:0000-0002-1825-0097", properties: { name: "A. Lovelace", nameOnly: false } },
      { label: "Author", id: "emmy noether", properties: { name: "Emmy Noether", nameOnly: true } },
    ]);
    expect(relationships.at(-1)).toEqual({
      type: "WROTE",
      from: "ada lovelace",
      to: "title:1",
      properties: { position: 1 },
    });
  });

  test("its hash tells another role, value or author, and does not mind the order of its fields", () => {
    const read = readPaper();
    const { title, ...fields } = read.paper;
    expect(hashOf({ ...read, paper: { ...fields, title } })).toBe(hashOf(read));
    const { entities, results } = read.extraction;
    const changed: readonly ReadPaper[] = [
      { ...read, paper: { ...read.paper, authors: ["Grace Hopper"] } },
      { ...read, extraction: { ...read.extraction, results: results.map((one) => ({ ...one, number: 4 })) } },
      { ...read, extraction: { ...read.extraction, entities: entities.slice(1) } },
      { ...read, extraction: { ...read.extraction, entities: entities.map((one) => ({ ...one, confidence: 0.1 })) } },
    ];
    expect(new Set([read, ...changed].map(hashOf)).size).toBe(5);
  });

  test("says so where its text is foreign to the extractor", () => {
    const read = readPaper();
    const { nodes } = project({ ...read, extraction: { ...read.extraction, foreign: true } });
    expect(nodes[0]?.properties).toMatchObject({ foreign: true });
  });

  test("a concept without a dated paper has no firstYear", () => {
    const resolver = createResolver();
    resolver.add([entity("Method", ["ViT"])], undefined);
    const [concept] = resolver.resolve().concepts;
    expect(concept && conceptNode(concept)).toEqual({
      label: "Method",
      id: "method:vit",
      properties: {
        name: "ViT",
        aliases: [],
        paperCount: 1,
        confidence: 0.9,
        ambiguous: false,
        formerIds: [],
        contentHash: expect.stringMatching(HASH),
      },
    });
  });
});
