import { describe, expect, test } from "vitest";
import { segmentPaper } from "../../../src/extract/paper-text.ts";
import { prepareRoles } from "../../../src/extract/role-features.ts";
import { judgeRole, type RoleJudge } from "../../../src/extract/roles.ts";
import { createDescriber } from "../../../src/extract/tagger/attributes.ts";

const text = prepareRoles(segmentPaper({ title: "", abstract: "We compare with LeafNet." }));
const thing = { type: "Method" as const, places: [{ first: 3, end: 4 }] };
const unsure = (): Float64Array => Float64Array.of(0.5, 0.3, 0.2);
const rolesOf = (): Float64Array => Float64Array.of(0.1, 0.8, 0.1);
const judge: RoleJudge = {
  classifiers: { Method: unsure, Dataset: unsure, Metric: unsure, Task: unsure },
  sources: { describe: createDescriber(new Map()), gazetteer: new Map() },
};

describe("the role of a thing", () => {
  test("is the likeliest", () => {
    expect(judgeRole(text, thing, judge)).toEqual({ role: "proposed", confidence: 0.5 });
  });

  test("heeds a second opinion by its weight", () => {
    const { role, confidence } = judgeRole(text, thing, { ...judge, second: { rolesOf, weight: 0.5 } });
    expect([role, confidence.toFixed(6)]).toEqual(["baseline", "0.550000"]);
    expect(judgeRole(text, thing, { ...judge, second: { rolesOf, weight: 0 } }).role).toBe("proposed");
  });
});
