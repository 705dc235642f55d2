import { expect, test } from "vitest";
import { decisionsInForce, type Decision, type DecisionKind } from "../../../src/model/decision.ts";

const decide = (decision: DecisionKind, name: string, other = ""): Decision => ({
  decision,
  type: "Method",
  name,
  other,
});
const lowerCase = (name: string): string => name.toLowerCase();

test("of decisions about the same pair, in either order and however written, the last counts", () => {
  const join = decide("join", "ViT", "Vision Transformer");
  const forbid = decide("forbid", "vision transformer", "VIT");
  const split = decide("split", "ViT", "Vision Transformer");
  expect(decisionsInForce([join, forbid], lowerCase)).toEqual([forbid]);
  expect(decisionsInForce([forbid, join], lowerCase)).toEqual([join]);
  expect(decisionsInForce([forbid, join, split], lowerCase)).toEqual([split]);
});

test("decisions about other pairs, other types or a single name stand beside each other, in their order", () => {
  const decisions = [
    decide("hide", "ViT"),
    decide("join", "ViT", "Vision Transformer"),
    { ...decide("forbid", "ViT", "Vision Transformer"), type: "Task" as const },
    decide("join", "ViT", "DeiT"),
  ];
  expect(decisionsInForce(decisions, lowerCase)).toEqual(decisions);
});
