import type { Ask } from "./field-answers.ts";

/** What the queries of results answer on the sure part of the field graph. */
export const resultAsks: readonly Ask[] = [
  {
    query: "leaderboard",
    rows: [
      ["Roads", "accuracy", "Gamma", "0.9", "", 2020, "f3", "Title of f3", 0.9, "f3 says 0.9."],
      ["Roads", "accuracy", "Beta", "85", "%", 2020, "f2", "Title of f2", 0.9, "f2 says 85."],
      ["Roads", "accuracy", "Alpha", "80", "%", 2019, "f1", "Title of f1", 0.9, "f1 says 80."],
      ["Roads", "accuracy", "Alpha", "78", "%", 2020, "f2", "Title of f2", 0.9, "f2 says 78."],
    ],
  },
  {
    query: "leaderboard",
    given: { dataset: "rivers" },
    rows: [
      ["Rivers", "error rate", "Gamma", "4", "%", 2020, "f3", "Title of f3", 0.9, "f3 says 4."],
      ["Rivers", "error rate", "Alpha", "6", "%", 2020, "f3", "Title of f3", 0.9, "f3 says 6."],
    ],
  },
  {
    query: "leaderboard",
    given: { dataset: "RIVERS", best: "high", limit: "1" },
    rows: [["Rivers", "error rate", "Alpha", "6", "%", 2020, "f3", "Title of f3", 0.9, "f3 says 6."]],
  },
  {
    query: "contradictions",
    rows: [["Alpha", "Roads", "accuracy", "%", 78, 80, 2, ["78 in f2", "80 in f1"], ["f2 says 78.", "f1 says 80."]]],
  },
  { query: "contradictions", given: { minPapers: "1", concept: "rivers" }, rows: [] },
  {
    query: "gains",
    rows: [
      ["Beta", "7", "points", "accuracy", "Alpha", "Roads", 2020, "f2", 0.7, "f2 says 7."],
      ["Delta", "2", "x", null, null, null, 2021, "f5", 0.9, "f5 says 2."],
    ],
  },
  {
    query: "paper-results",
    given: { paper: "f5" },
    rows: [["f5", "Delta", null, null, "2", "x", true, null, 0.9, "f5 says 2."]],
  },
  {
    query: "paper-results",
    rows: [
      ["f2", "Beta", "Roads", "accuracy", "85", "%", false, null, 0.9, "f2 says 85."],
      ["f2", "Alpha", "Roads", "accuracy", "78", "%", false, null, 0.9, "f2 says 78."],
      ["f2", "Beta", "Roads", "accuracy", "7", "points", true, "Alpha", 0.7, "f2 says 7."],
    ],
  },
  {
    query: "incomplete-results",
    rows: [
      [[], 7, "80", "%", "f1", "f1 says 80."],
      [["dataset", "metric"], 1, "2", "x", "f5", "f5 says 2."],
    ],
  },
];
