import { expect, test } from "vitest";
import { describeWriting } from "../../../../src/extract/encoder/writing.ts";

// The numbers are those that the encoder was trained with (train/papergraph_train/pieces.py).
test.each([
  ["lower", 0],
  ["-", 1],
  ["_", 1],
  ["2024", 2],
  ["1K", 3],
  ["mAP50", 3],
  ["BERT", 4],
  ["X", 5],
  ["Image", 6],
  ["ImageNet", 7],
  ["mIoU", 8],
  ["Étude", 6],
  ["图", 0],
])("the writing of %s is %i, and 9 more in a title", (word, writing) => {
  expect(describeWriting(`a ${word}.`, [2], 0)).toEqual([writing]);
  expect(describeWriting(`a ${word}.`, [2], 3)).toEqual([writing + 9]);
});

test("all pieces of a word have its writing, and what is beside it has none of it", () => {
  expect(describeWriting("ImageNet-1K on x", [0, 2, 5, 8, 9, 10, 12, 15], 11)).toEqual([16, 16, 16, 10, 12, 12, 0, 0]);
});
