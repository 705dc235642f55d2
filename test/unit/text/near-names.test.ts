import { expect, test } from "vitest";
import { nearNames } from "../../../src/text/near-names.ts";

const NAMES = ["ImageNet", "ImageNet-1k", "imagenet", "CIFAR-10", "Vision Transformer"];

test("a mistyped name finds what was meant first, and what is unlike it not at all", () => {
  expect(nearNames("Imagnet", NAMES, 2)).toEqual(["ImageNet", "ImageNet-1k"]);
  expect(nearNames("vison transformers", NAMES, 3)).toEqual(["Vision Transformer"]);
  expect(nearNames("qqq", NAMES, 3)).toEqual([]);
});
