import { describe, expect, test } from "vitest";
import type { Entity } from "../../../src/model/extraction.ts";
import { loadKnowledge } from "../../../src/resolve/names/index.ts";
import { createResolver, type Resolution } from "../../../src/resolve/resolver.ts";
import { entity } from "../../builders.ts";

const knowledge = loadKnowledge();

function resolve(papers: readonly (readonly Entity[])[]): Resolution {
  const resolver = createResolver(knowledge);
  for (const entities of papers) resolver.add(entities, 2020);
  return resolver.resolve();
}

const besides = (context: string): readonly Entity[] =>
  ["", " data", " survey", " challenge"].map((more) => entity("Task", [context + more]));
const defined = (long: string, context: string): readonly Entity[] => [
  entity("Method", [long, "ZQ"]),
  ...besides(context),
];
const alone = (context: string): readonly Entity[] => [entity("Method", ["ZQ"]), ...besides(context)];
const repeated = (entities: readonly Entity[], times: number): (readonly Entity[])[] =>
  Array.from({ length: times }, () => entities);
const zebras = repeated(defined("zebra quantization", "stripe counting"), 60);
const zooms = repeated(defined("zoom querying", "camera control"), 60);
const idOf = (resolution: Resolution, paper: readonly Entity[]): string | undefined =>
  resolution.conceptOf(paper[0]!, paper)?.id;

describe("a short form of several things", () => {
  test("means what papers with the same other names write out, else it stays ambiguous", () => {
    const papers = [alone("stripe counting"), alone("camera control"), alone("cooking")];
    const resolution = resolve([...zebras, ...zooms, ...papers]);
    expect(papers.map((paper) => idOf(resolution, paper))).toEqual([
      "method:zebra-quantization",
      "method:zoom-querying",
      "method:zq",
    ]);
    expect(resolution.concepts.filter(({ type }) => type === "Method")).toMatchObject([
      { id: "method:zebra-quantization", aliases: ["ZQ"], paperCount: 61, ambiguous: false },
      { id: "method:zoom-querying", aliases: ["ZQ"], paperCount: 61, ambiguous: false },
      { id: "method:zq", aliases: [], paperCount: 1, ambiguous: true },
    ]);
  });

  test("means what is written out in the paper itself, even as another entity, whatever prevails elsewhere", () => {
    const rare = defined("zenith questioning", "cooking");
    const apart = [...alone("stripe counting"), entity("Method", ["zenith questioning"])];
    const resolution = resolve([...zebras, ...zebras, rare, apart]);
    expect([rare, apart, alone("cooking")].map((paper) => idOf(resolution, paper))).toEqual([
      "method:zenith-questioning",
      "method:zenith-questioning",
      "method:zebra-quantization",
    ]);
  });

  test("is taken for what prevails only when several papers write it out with its capitals", () => {
    const [once] = zebras;
    expect(idOf(resolve([once!, alone("stripe counting")]), alone("stripe counting"))).toBe("method:zq");
    const other = [[entity("Method", ["zebra quantization", "ZQ"])], [entity("Method", ["zebra quantization", "ZQ"])]];
    expect(idOf(resolve([...other, [entity("Method", ["Zq"])]]), [entity("Method", ["Zq"])])).toBe("method:zq");
  });
});
