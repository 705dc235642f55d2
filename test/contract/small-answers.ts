import type { Value } from "../../src/store/store.ts";

/** What a named query is to answer: its parameters as a user gives them, and the rows in order. */
export interface Answer {
  readonly given?: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Value[])[];
}

/** What the general queries answer on the sure part of the small graph. */
export const smallAnswers: Readonly<Record<string, Answer>> = {
  comparisons: {
    rows: [
      ["Transformer", "LSTM", 2, 2017, "p1", "Title of p1"],
      ["BERT", "LSTM", 1, 2018, "p2", "Title of p2"],
      ["RoBERTa", "BERT", 1, 2019, "p3", "Title of p3"],
      ["Transformer", "BERT", 1, 2019, "p3", "Title of p3"],
    ],
  },
  coverage: {
    rows: [
      ["papers", 4],
      ["papers without an abstract", 1],
      ["papers without a year", 1],
      ["papers without concepts", 1],
      ["papers foreign to the extractor", 1],
      ["authors", 3],
      ["concepts", 12],
      ["methods", 4],
      ["datasets", 3],
      ["metrics", 3],
      ["tasks", 2],
      ["concepts of one paper", 6],
      ["ADDRESSES", 3],
      ["COMPARES_WITH", 3],
      ["EVALUATES_ON", 3],
      ["INTRODUCES", 1],
      ["MENTIONS", 1],
      ["PROPOSES", 3],
      ["REPORTS", 3],
      ["USES", 2],
    ],
  },
  datasets: {
    rows: [
      ["SQuAD", 2, 0, 2, 2018],
      ["CC-News", 1, 1, 0, 2019],
      ["WMT 2014", 1, 0, 1, 2017],
    ],
  },
  "datasets-with-method": {
    given: { method: "bidirectional ENCODER" },
    rows: [
      ["BERT", "SQuAD", 2, 2018],
      ["BERT", "CC-News", 1, 2019],
    ],
  },
  evidence: {
    given: { relation: "evaluates_on", paper: "p1" },
    rows: [["p1", "EVALUATES_ON", "WMT 2014", 0.8, ["WMT 2014"], ["In p1 we see WMT 2014."], ["abstract:3-7"]]],
  },
  "first-use": {
    given: { limit: "3" },
    rows: [
      [2017, "Method", "Transformer", 1, "p1", "Title of p1", 2019, 1, "p3", "Title of p3"],
      [2018, "Method", "BERT", 1, "p2", "Title of p2", 2019, 1, "p3", "Title of p3"],
      [2018, "Dataset", "SQuAD", 1, "p2", "Title of p2", 2019, 1, "p3", "Title of p3"],
    ],
  },
  methods: {
    rows: [
      ["Transformer", 3, 1, 2, 0, 2017],
      ["BERT", 2, 1, 0, 1, 2018],
      ["LSTM", 2, 0, 0, 2, 2017],
      ["RoBERTa", 1, 1, 0, 0, 2019],
    ],
  },
  "methods-for-task": {
    given: { task: "question answering", limit: "2" },
    rows: [
      ["Question Answering", "Transformer", 2],
      ["Question Answering", "BERT", 1],
    ],
  },
  "metrics-for-dataset": { given: { dataset: "squad" }, rows: [["SQuAD", "F1", 2]] },
  paper: {
    given: { paper: "ARXIV:1706.1".toLowerCase() },
    rows: [
      ["p1", "EVALUATES_ON", "Dataset", "WMT 2014", 0.8, ["WMT 2014"]],
      ["p1", "COMPARES_WITH", "Method", "LSTM", 0.8, ["LSTM"]],
      ["p1", "PROPOSES", "Method", "Transformer", 0.8, ["Transformer"]],
      ["p1", "REPORTS", "Metric", "BLEU", 0.8, ["BLEU"]],
      ["p1", "ADDRESSES", "Task", "Translation", 0.8, ["Translation"]],
    ],
  },
  // 1/ln 4 + 4/ln 3 with p3, 1/ln 4 + 1/ln 3 with p1.
  "papers-near": {
    given: { paper: "title of P2" },
    rows: [
      ["p3", "Title of p3", 2019, 4.36, ["BERT", "F1", "Question Answering", "SQuAD", "Transformer"]],
      ["p1", "Title of p1", 2017, 1.63, ["LSTM", "Transformer"]],
    ],
  },
  results: {
    given: { concept: "squad" },
    rows: [["p2", "BERT", "SQuAD", "F1", "93.2", "%", false, "LSTM", 1, ""]],
  },
  tasks: {
    rows: [
      ["Question Answering", 2, ["Transformer", "BERT", "RoBERTa"]],
      ["Translation", 1, ["Transformer"]],
    ],
  },
  timeline: {
    given: { concept: "method:bidirectional-encoder" },
    rows: [
      [2017, 0, 1],
      [2018, 1, 1],
      [2019, 1, 1],
    ],
  },
  // Two papers of four name both; three name the Transformer, two the LSTM: 2 · 4 / (3 · 2).
  "used-together": { given: { concept: "lstm", minPapers: "2" }, rows: [["LSTM", "Transformer", 2, 1.33]] },
};
