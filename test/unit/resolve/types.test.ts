import { expect, test } from "vitest";
import { ENTITY_TYPES, ROLES } from "../../../src/model/extraction.ts";
import { relationshipOf } from "../../../src/model/graph.ts";
import { roleAs } from "../../../src/resolve/types.ts";

test.each([
  ["proposed", "Dataset", "introduced"],
  ["used", "Dataset", "evaluated"],
  ["baseline", "Dataset", "mentioned"],
  ["introduced", "Method", "proposed"],
  ["evaluated", "Method", "used"],
  ["mentioned", "Method", "baseline"],
  ["reported", "Task", "addressed"],
  ["addressed", "Metric", "reported"],
  ["proposed", "Task", "addressed"],
  ["addressed", "Method", "used"],
] as const)("what is %s is as a %s %s", (role, type, expected) => {
  expect(roleAs(type, role)).toBe(expected);
});

test("every role has one under every type, its own under its own", () => {
  for (const own of ENTITY_TYPES) {
    for (const role of ROLES[own]) {
      for (const type of ENTITY_TYPES) expect(relationshipOf(type, roleAs(type, role))).toBeTypeOf("string");
      expect(roleAs(own, role)).toBe(role);
    }
  }
});
