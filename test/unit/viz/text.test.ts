import { describe, expect, test } from "vitest";
import { type Box, boxesOf, type Label, placeLabels, shortened } from "../../../viz/src/graph/label-places.ts";
import { distanceToLine, nearestLine } from "../../../viz/src/graph/nearest-edge.ts";
import { counted, piecesOf, webAddress } from "../../../viz/src/text.ts";

describe("cutting a text at its marks", () => {
  const text = "We use BERT and RoBERTa.";

  test("gives back the text", () => {
    const marks = [
      { start: 16, end: 23, target: "b" },
      { start: 7, end: 11, target: "a" },
    ];
    const pieces = piecesOf(text, marks);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter(({ target }) => target !== null)).toEqual([
      { text: "BERT", target: "a" },
      { text: "RoBERTa", target: "b" },
    ]);
  });

  test("keeps the longer of two marks at one place, and none beyond the end", () => {
    const marks = [
      { start: 7, end: 9, target: "short" },
      { start: 7, end: 11, target: "long" },
      { start: 9, end: 15, target: "crossing" },
      { start: 20, end: 99, target: "beyond" },
    ];
    expect(piecesOf(text, marks).flatMap(({ target }) => target ?? [])).toEqual(["long"]);
  });
});

describe("the address of a paper", () => {
  test.each([
    ["arxiv:2210.1", "https://x.org/a", "https://x.org/a"],
    ["arxiv:2210.1", "javascript:alert(1)", "https://arxiv.org/abs/2210.1"],
    ["doi:10.1/a<b", null, "https://doi.org/10.1/a%3Cb"],
    ["title:abc", "data:text/html,x", null],
    ["title:abc", "http://", null],
  ])("of %s with %s is %s", (id, url, address) => {
    expect(webAddress({ id, url })).toBe(address);
  });
});

test("counts say one and many", () => {
  expect([counted(1, "paper"), counted(1_204, "paper"), counted(0, "hit", "hits")]).toEqual([
    "1 paper",
    "1,204 papers",
    "0 hits",
  ]);
});

const label = (key: string, fields: Partial<Label>): Label => {
  return { key, text: key, x: 0, y: 100, size: 5, isForced: false, isFaint: false, ...fields };
};
/** Labels 50 pixels wide on a screen of 1,000 by 200. */
const drawn = (
  labels: readonly Label[],
  taken: readonly Box[] = [],
): readonly { readonly key: string; readonly left: number }[] =>
  placeLabels(labels, { width: 1_000, height: 200, taken }, (each) => boxesOf(each, 50)).map(
    ({ label: { key }, box }) => ({ key, left: box.left }),
  );

describe("labels", () => {
  test("never overlap: larger nodes come first, whatever their order", () => {
    const labels = [
      label("small", { x: 100 }),
      label("large", { x: 120, size: 9 }),
      label("between", { x: 110 }),
      label("far", { x: 300 }),
    ];
    expect(drawn(labels).map(({ key }) => key)).toEqual(["large", "between", "far"]);
    expect(drawn(labels.toReversed())).toEqual(drawn(labels));
  });

  test("stand at the left where there is no room at the right", () => {
    expect(drawn([label("edge", { x: 990 })])).toEqual([{ key: "edge", left: 931 }]);
    expect(drawn([label("middle", { x: 500 })])).toEqual([{ key: "middle", left: 509 }]);
  });

  test("stand at the left where they would cover another node at the right", () => {
    const other = label("other", { x: 530, size: 4 });
    expect(drawn([label("middle", { x: 500 }), other])[0]).toEqual({ key: "middle", left: 441 });
  });

  test("are neither cut by the edge of the picture nor by what lies over it", () => {
    const bar: Box = { left: 505, top: 0, right: 700, bottom: 98 };
    expect(drawn([label("under the bar", { x: 500 })], [bar])).toEqual([{ key: "under the bar", left: 441 }]);
    expect(drawn([label("at the bottom", { x: 500, y: 198 })])).toEqual([]);
  });

  test("of what is selected are there before all others, and move into the picture where there is no room", () => {
    const labels = [label("large", { x: 100, size: 9 }), label("selected", { x: 100, isForced: true })];
    expect(drawn(labels)[0]).toMatchObject({ key: "selected" });
    const [wide] = placeLabels(
      [label("wide", { x: 40, isForced: true })],
      { width: 90, height: 200, taken: [] },
      (each) => boxesOf(each, 80),
    );
    expect(wide?.box).toMatchObject({ left: 0, right: 80, top: 109 });
  });

  test("of long titles are cut", () => {
    expect(shortened("a".repeat(80))).toHaveLength(44);
    expect(shortened("short")).toBe("short");
  });
});

describe("the line that a click means", () => {
  const lines = [
    {
      key: "flat",
      ends: [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ],
    },
    {
      key: "steep",
      ends: [
        { x: 0, y: 4 },
        { x: 0, y: 20 },
      ],
    },
  ] as const;

  test("is the nearest within reach", () => {
    expect(nearestLine({ x: 5, y: 2 }, lines, 5)).toBe("flat");
    expect(nearestLine({ x: 1, y: 9 }, lines, 5)).toBe("steep");
    expect(nearestLine({ x: 30, y: 0 }, lines, 5)).toBeUndefined();
  });

  test("ends where its nodes are", () => {
    expect(distanceToLine({ x: 13, y: 4 }, lines[0].ends)).toBe(5);
    expect(distanceToLine({ x: 3, y: 4 }, [lines[0].ends[0], lines[0].ends[0]])).toBe(5);
  });
});
