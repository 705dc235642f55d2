import { expect, test } from "vitest";
import { typeOfLabel } from "../../../../src/score/gold/types.ts";

test.each([
  ["Method", "Method"],
  ["TASK", "Task"],
  ["Material", "Dataset"],
  ["data-sets", "Dataset"],
  ["DataSet", "Dataset"],
  ["Corpora", "Dataset"],
  ["EvaluationMetric", "Metric"],
  ["evaluation_measures", "Metric"],
  ["Models", "Method"],
  ["OtherScientificTerm", "OtherScientificTerm"],
  ["Generic", "Generic"],
])("the label %s is of type %s", (label, type) => {
  expect(typeOfLabel(label)).toBe(type);
});
