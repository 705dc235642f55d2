import type { Answer } from "./small-answers.ts";

/** An answer, and the query that is to give it. */
export interface Ask extends Answer {
  readonly query: string;
}

/** What the other queries answer on the sure part of the field graph. */
export const fieldAsks: readonly Ask[] = [
  {
    query: "method-dataset-matrix",
    given: { limit: "3" },
    rows: [
      ["Alpha", 5, 2, ["Roads: 3", "Lakes: 0", "Rivers: 2"]],
      ["Gamma", 4, 3, ["Roads: 1", "Lakes: 2", "Rivers: 1"]],
      ["Beta", 2, 2, ["Roads: 1", "Lakes: 0", "Rivers: 1"]],
    ],
  },
  {
    query: "method-dataset-matrix",
    given: { task: "naming", columns: "1" },
    rows: [
      ["Gamma", 2, 1, ["Lakes: 2"]],
      ["Delta", 1, 1, ["Lakes: 1"]],
    ],
  },
  {
    query: "trends",
    given: { minPapers: "3" },
    rows: [
      ["Method", "Alpha", "falling", "2021", 3, 0, 100, 0, 2.3],
      ["Dataset", "Roads", "falling", "2021", 3, 0, 100, 0, 2.3],
      ["Metric", "accuracy", "falling", "2021", 3, 0, 100, 0, 2.3],
      ["Task", "mapping", "falling", "2021", 3, 0, 100, 0, 2.3],
      ["Dataset", "Rivers", "falling", "2021", 2, 1, 66.67, 25, 0.8],
      ["Method", "Gamma", "rising", "2021", 1, 2, 33.33, 50, 0.3],
    ],
  },
  {
    query: "trends",
    given: { since: "2020-06", type: "Task", trend: "rising", minPapers: "2" },
    rows: [["Task", "naming", "rising", "2020-06", 0, 2, 0, 50, 1.5]],
  },
  {
    query: "papers-without-concepts",
    rows: [
      ["f8", "Title of f8", null, "no abstract", 0, null],
      ["f7", "Title of f7", 2021, "only unsure concepts", 6, 0.4],
    ],
  },
  {
    query: "papers-with",
    rows: [
      ["f5", "Title of f5", "2021-06-01", "USES", "Gamma", "In f5 we see Gamma.", null, null, null],
      ["f4", "Title of f4", "2021-01-10", "USES", "Gamma", "In f4 we see Gamma.", null, null, null],
      ["f3", "Title of f3", "2020", "PROPOSES", "Gamma", "In f3 we see Gamma.", null, null, null],
    ],
  },
  {
    query: "papers-with",
    given: { concept: "al", other: "gamma" },
    rows: [
      [
        "f3",
        "Title of f3",
        "2020",
        "COMPARES_WITH",
        "Alpha",
        "In f3 we see Alpha.",
        "PROPOSES",
        "Gamma",
        "In f3 we see Gamma.",
      ],
      [
        "f3",
        "Title of f3",
        "2020",
        "EVALUATES_ON",
        "Roads",
        "In f3 we see Roads.",
        "PROPOSES",
        "Gamma",
        "In f3 we see Gamma.",
      ],
    ],
  },
  {
    query: "datasets-for-task",
    rows: [
      ["mapping", "Roads", 3, 1, 2019, 2020],
      ["mapping", "Rivers", 2, 0, 2020, 2020],
      ["naming", "Lakes", 2, 1, 2021, 2021],
    ],
  },
  {
    query: "metrics-for-task",
    given: { task: "MAPPING" },
    rows: [
      ["mapping", "accuracy", 3, 100],
      ["mapping", "error rate", 1, 33],
    ],
  },
  { query: "baselines", rows: [["Alpha", 2, 2020, 2020, ["Rivers", "Roads"]]] },
  { query: "baselines", given: { task: "naming" }, rows: [] },
  {
    query: "authors",
    rows: [
      ["Ada", 2, 2, 2019, 2020, "Title of f2", true],
      ["Bob", 2, 2, 2020, 2020, "Title of f2", true],
    ],
  },
  { query: "authors", given: { concept: "gamma" }, rows: [["Bob", 1, 1, 2020, 2020, "Title of f3", true]] },
  {
    query: "ambiguous-names",
    rows: [
      [["al"], 2, 6, 3, false, ["Dataset Roads (3)", "Method Alpha (3)"]],
      [["gamma"], 1, 3, 0, true, ["Method Gamma (3)"]],
    ],
  },
  { query: "new-datasets", rows: [["Lakes", "f4", "Title of f4", "2021-01-10", 1, ["Title of f5"]]] },
  {
    query: "new-datasets",
    given: { since: "2019" },
    rows: [
      ["Roads", "f1", "Title of f1", "2019-03-01", 2, ["Title of f2", "Title of f3"]],
      ["Lakes", "f4", "Title of f4", "2021-01-10", 1, ["Title of f5"]],
    ],
  },
  { query: "never-compared", rows: [["Beta", "Gamma", 2, ["Rivers", "Roads"], 2020, 2020]] },
  {
    query: "never-compared",
    given: { method: "gamma", minDatasets: "1" },
    rows: [["Gamma", "Beta", 2, ["Rivers", "Roads"], 2020, 2020]],
  },
  {
    query: "influential-papers",
    rows: [
      ["f1", "Title of f1", 2019, 4, ["Alpha (2)", "Roads (2)"]],
      ["f3", "Title of f3", 2020, 2, ["Gamma (2)"]],
      ["f4", "Title of f4", 2021, 1, ["Lakes (1)"]],
    ],
  },
  {
    query: "influential-papers",
    given: { task: "naming" },
    rows: [
      ["f3", "Title of f3", 2020, 2, ["Gamma (2)"]],
      ["f4", "Title of f4", 2021, 1, ["Lakes (1)"]],
    ],
  },
  {
    query: "new-in-year",
    rows: [
      [2021, "Dataset", "Lakes", 2, "f4", "INTRODUCES", "Title of f4"],
      [2021, "Task", "naming", 2, "f4", "ADDRESSES", "Title of f4"],
      [2021, "Method", "Delta", 1, "f5", "PROPOSES", "Title of f5"],
      [2021, "Method", "Epsilon", 1, "f6", "PROPOSES", "Title of f6"],
    ],
  },
  {
    query: "new-in-year",
    given: { year: "2020", type: "Method" },
    rows: [
      [2020, "Method", "Beta", 1, "f2", "PROPOSES", "Title of f2"],
      [2020, "Method", "Gamma", 1, "f3", "PROPOSES", "Title of f3"],
    ],
  },
  {
    query: "needs-review",
    given: { type: "Dataset" },
    rows: [
      ["Dataset", "Roads", 4, 1, 0.68, 0.3, "EVALUATES_ON", "f7", "In f7 we see Roads."],
      ["Dataset", "Seas", 1, 1, 0.3, 0.3, "INTRODUCES", "f7", "In f7 we see Seas."],
    ],
  },
  { query: "unevaluated-proposals", rows: [["f6", "Title of f6", "2021-02-01", ["Epsilon"]]] },
  {
    query: "papers-between",
    given: { first: "f1", second: "f5" },
    rows: [
      [1, "f1", "Title of f1", "INTRODUCES", "Roads", 4, "In f1 we see Roads."],
      [2, "f3", "Title of f3", "EVALUATES_ON", "Roads", 4, "In f3 we see Roads."],
      [3, "f3", "Title of f3", "PROPOSES", "Gamma", 5, "In f3 we see Gamma."],
      [4, "f5", "Title of f5", "USES", "Gamma", 5, "In f5 we see Gamma."],
    ],
  },
  {
    query: "papers-between",
    given: { first: "f3", second: "f5", maxPapers: "4" },
    rows: [
      [1, "f3", "Title of f3", "EVALUATES_ON", "Rivers", 3, "In f3 we see Rivers."],
      [2, "f4", "Title of f4", "MENTIONS", "Rivers", 3, "In f4 we see Rivers."],
      [3, "f4", "Title of f4", "INTRODUCES", "Lakes", 2, "In f4 we see Lakes."],
      [4, "f5", "Title of f5", "EVALUATES_ON", "Lakes", 2, "In f5 we see Lakes."],
    ],
  },
  {
    query: "papers-between",
    given: { first: "f1", second: "f5", maxPapers: "4" },
    rows: [
      [1, "f1", "Title of f1", "INTRODUCES", "Roads", 4, "In f1 we see Roads."],
      [2, "f2", "Title of f2", "EVALUATES_ON", "Roads", 4, "In f2 we see Roads."],
      [3, "f2", "Title of f2", "EVALUATES_ON", "Rivers", 3, "In f2 we see Rivers."],
      [4, "f4", "Title of f4", "MENTIONS", "Rivers", 3, "In f4 we see Rivers."],
      [5, "f4", "Title of f4", "INTRODUCES", "Lakes", 2, "In f4 we see Lakes."],
      [6, "f5", "Title of f5", "EVALUATES_ON", "Lakes", 2, "In f5 we see Lakes."],
    ],
  },
  { query: "papers-between", given: { first: "f1", second: "f5", maxPapers: "2" }, rows: [] },
];
