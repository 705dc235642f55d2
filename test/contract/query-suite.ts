import { describe, expect, test } from "vitest";
import { bindParameters, findQuery, namedQueries, type NamedQuery } from "../../src/store/queries.ts";
import type { GraphStore, Value } from "../../src/store/store.ts";
import { doubtfulGraph } from "./small-graph.ts";
import type { StorePlace } from "./store-suite.ts";

/** Above what is unsure in the graph, below all else. */
const FLOOR = "0.5";

/** What every named query answers on the sure part of the graph: its parameters as a user gives them, and the rows in order. */
const ANSWERS: Readonly<
  Record<string, { readonly given?: Record<string, string>; readonly rows: readonly (readonly Value[])[] }>
> = {
  comparisons: {
    rows: [
      ["Transformer", "LSTM", 2, 2017],
      ["BERT", "LSTM", 1, 2018],
      ["RoBERTa", "BERT", 1, 2019],
      ["Transformer", "BERT", 1, 2019],
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
      [2017, "Method", "Transformer", 1, "p1"],
      [2018, "Method", "BERT", 1, "p2"],
      [2018, "Dataset", "SQuAD", 1, "p2"],
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

async function rowsOf(
  store: GraphStore,
  query: NamedQuery,
  given: Readonly<Record<string, string>>,
): Promise<readonly (readonly (Value | undefined)[])[]> {
  const { columns, rows } = await store.query(query.text, bindParameters(query, given));
  return rows.map((row) => columns.map((column) => row[column]));
}

/** Runs every named query on a store that holds a small graph. */
export function testQueries(place: StorePlace): void {
  const openSmall = async (): Promise<GraphStore> => {
    const location = await place.location();
    await using building = await place.driver.openForWriting(location);
    await building.write(doubtfulGraph);
    await building.commit();
    return place.driver.openForReading(location);
  };

  describe(`named queries on ${place.driver.name}`, () => {
    test("every named query answers rightly on a small graph, and answers something without parameters", async () => {
      await using store = await openSmall();
      for (const query of namedQueries()) {
        const answer = ANSWERS[query.name];
        expect(await rowsOf(store, query, { minConfidence: FLOOR, ...answer?.given }), query.name).toEqual(
          answer?.rows,
        );
        expect(
          query.parameters.every(({ name }) => query.text.includes(`$${name}`)),
          query.name,
        ).toBe(true);
        const plain = await rowsOf(store, query, { minConfidence: FLOOR });
        // Three sure papers a pair are more than the small graph has.
        expect(plain.length > 0, query.name).toBe(query.name !== "used-together");
      }
    });

    test("every named query takes what is unsure too when it is asked to", async () => {
      await using store = await openSmall();
      for (const query of namedQueries()) {
        const { given, rows } = ANSWERS[query.name] ?? {};
        expect(await rowsOf(store, query, { minConfidence: "0", ...given }), query.name).not.toEqual(rows);
      }
    });

    test("a query for something that is not there has its columns and no rows", async () => {
      await using store = await openSmall();
      const query = findQuery("evidence");
      const { columns, rows } = await store.query(query.text, bindParameters(query, { concept: "no such thing" }));
      expect(columns).toEqual(["paper", "relation", "concept", "confidence", "texts", "sentences", "spans"]);
      expect(rows).toEqual([]);
    });
  });
}
