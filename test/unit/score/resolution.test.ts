import { describe, expect, test } from "vitest";
import type { Entity } from "../../../src/model/extraction.ts";
import {
  type CanonicalName,
  comparePapers,
  readCanonical,
  type ResolutionReport,
  scoreResolution,
} from "../../../src/score/index.ts";
import { entity, extraction, goldPaper } from "../../builders.ts";
import { goldSource } from "./gold/source.ts";

const canonicalOf = (...lines: readonly string[]): Promise<CanonicalName> =>
  readCanonical(goldSource("canonical.tsv", ["type\tname\tcanonical", ...lines].join("\n")));

describe("canonical names", () => {
  test("are one for names of one thing, per type, and in the papers that are named", async () => {
    const canonical = await canonicalOf(
      "Method\tResNets\tresidual network",
      "Method\tSAM\tsegment anything\tp1 p2",
      "Method\tSAM\tsharpness-aware\tp3|p4",
      "",
    );
    expect(canonical("p9", "Method", "ResNet")).toBe(canonical("p9", "Method", "Residual Networks"));
    expect(canonical("p9", "Task", "ResNet")).toBe("Task/resnet");
    expect(canonical("p2", "Method", "SAM")).toBe("Method/segment anything");
    expect(canonical("p4", "Method", "SAM")).toBe("Method/sharpness aware");
    expect(canonical("p9", "Method", "SAM")).toBe("Method/sam");
  });

  test.each(["Method\tSAM", "Thing\tSAM\tSAM", "Method"])("in the line %j are wrong", async (line) => {
    await expect(canonicalOf("Method\ta\tb", line)).rejects.toMatchObject({
      code: "BAD_RECORD",
      message: expect.stringMatching(/^canonical\.tsv, line 3: it is no line type<tab>name<tab>canonical/u),
    });
  });
});

/** A paper a name, each found as it is annotated. */
const scoreNames = (
  names: readonly string[],
  keys: { readonly canonical: CanonicalName; readonly conceptOf: (entity: Entity) => string | undefined },
): ResolutionReport => {
  const papers = names.map((name, index) =>
    goldPaper({ id: `p${index}`, entities: [{ type: "Method", name, mentions: [name], role: "used" }] }),
  );
  const found = names.map((name) => extraction({ entities: [entity("Method", [name])] }));
  return scoreResolution(comparePapers(papers, found), keys);
};

/** The clusters {a1, a2} and everything else. */
const firstOrSecond = ({ name }: Entity): string => (name === "a1" || name === "a2" ? "first" : "second");

describe("resolution", () => {
  test("is scored by concept and by pair", async () => {
    // Annotated {a1, a2, a3} and {b1}; found {a1, a2} and {a3, b1}.
    const canonical = await canonicalOf("Method\ta1\ta", "Method\ta2\ta", "Method\ta3\ta");
    const { bCubed, pairwise } = scoreNames(["a1", "a2", "a3", "b1"], { canonical, conceptOf: firstOrSecond });
    // Precisions 1, 1, 1/2, 1/2; recalls 2/3, 2/3, 1/3, 1.
    expect(bCubed.ALL).toMatchObject({ precision: 75, recall: 66.7, f1: 70.6, gold: 4, predicted: 4 });
    expect(bCubed.Method).toEqual(bCubed.ALL);
    // Of the pairs a1-a2, a1-a3, a2-a3 the first is found, beside a3-b1.
    expect(pairwise.ALL).toMatchObject({ precision: 50, recall: 33.3, f1: 40, gold: 3, predicted: 2 });
    expect(bCubed.ALL.interval95[0]).toBeLessThan(70.6);
    expect(bCubed.ALL.interval95[1]).toBeGreaterThan(70.6);
  });

  test("takes what was resolved to nothing by its name", async () => {
    const { bCubed } = scoreNames(["a1", "A1s", "b1"], { canonical: await canonicalOf(), conceptOf: () => undefined });
    expect(bCubed.ALL).toMatchObject({ precision: 100, recall: 100, f1: 100, interval95: [100, 100] });
  });
});
