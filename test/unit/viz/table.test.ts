import { describe, expect, test } from "vitest";
import { EVERYTHING } from "../../../viz/src/state/filters.ts";
import { FIRST_ORDER, orderBy } from "../../../viz/src/state/order.ts";
import { cypherOf, fileOf, rowsOf, sortedRows, type TableRow } from "../../../viz/src/state/table.ts";
import { visibilityOf } from "../../../viz/src/state/visibility.ts";
import { looked, smallGraph } from "./graphs.ts";

const rowsAt = (view: Parameters<typeof looked>[0] = {}): readonly TableRow[] => {
  const graph = smallGraph();
  return rowsOf(graph, visibilityOf(graph, EVERYTHING, looked(view)));
};
const ids = (rows: readonly TableRow[]): readonly string[] => rows.map(({ id }) => id);

describe("the table", () => {
  test("has a row for each shown node, with its shown links", () => {
    expect(rowsAt().find(({ id }) => id === "method:pooling")).toEqual({
      id: "method:pooling",
      type: "Method",
      name: "pooling",
      year: 2019,
      papers: 2,
      links: 2,
    });
    expect(ids(rowsAt({ view: { hidden: ["p1"] } }))).not.toContain("p1");
  });

  test("counts what a projection joins", () => {
    const rows = rowsAt({ view: { projection: "papers" } });
    expect(rows.map(({ id, links }) => [id, links])).toEqual([
      ["p1", 1],
      ["p2", 1],
      ["p3", 0],
    ]);
  });

  test("is sorted by any column, either way; what has no year comes last from the largest", () => {
    const byName = sortedRows(rowsAt(), orderBy("name")(FIRST_ORDER));
    expect(ids(byName)).toEqual(["p2", "p3", "method:pooling", "p1", "dataset:trees"]);
    const byYear = orderBy("year")(FIRST_ORDER);
    expect(byYear.isDescending).toBe(true);
    expect(ids(sortedRows(rowsAt(), byYear)).at(-1)).toBe("p3");
    expect(ids(sortedRows(rowsAt(), orderBy("year")(byYear)))[0]).toBe("p3");
  });

  test("becomes a CSV file whose texts no spreadsheet runs, and a JSON file of the same", async () => {
    const rows: readonly TableRow[] = [
      { id: "p1", type: "Paper", name: '=HYPERLINK("x"), or', year: null, papers: 1, links: 2 },
    ];
    const csv = fileOf(rows, "CSV");
    expect(csv.name).toBe("papergraph-nodes.csv");
    expect(await csv.file.text()).toBe('id,name,type,year,papers,links\r\np1,"\'=HYPERLINK(""x""), or",Paper,,1,2\r\n');
    expect(JSON.parse(await fileOf(rows, "JSON").file.text())).toEqual(rows);
  });

  test("becomes a statement that quotes ids", () => {
    expect(cypherOf(["p'1\\", "b"])).toContain("WITH ['p\\'1\\\\', 'b'] AS ids");
  });
});
