import { describe, expect, test } from "vitest";
import { createBlockKeys } from "../../../src/resolve/block-keys.ts";
import { createBlocks, type Blocks } from "../../../src/resolve/blocks.ts";
import { createNameTable, type NameTable } from "../../../src/resolve/name-table.ts";
import { loadKnowledge, prepareName } from "../../../src/resolve/names/index.ts";
import { createOccurrences } from "../../../src/resolve/occurrences.ts";
import { entity } from "../../builders.ts";

const knowledge = loadKnowledge();
const keysOf = createBlockKeys(knowledge);
const keys = (name: string): ReturnType<typeof keysOf> => keysOf(prepareName("Task", name, knowledge));

function blocksOf(...names: readonly string[]): { readonly table: NameTable; readonly blocks: Blocks } {
  const table = createNameTable();
  const blocks = createBlocks(table, knowledge);
  for (const name of names) blocks.take(table.add([entity("Task", [name])], undefined));
  return { table, blocks };
}

describe("the keys of a name", () => {
  test("are the same for the same words in another order", () => {
    expect(keys("large scale image retrieval").words).toBe(keys("image retrieval, large scale").words);
    expect(keys("image retrieval").words).toBeUndefined();
  });

  test("lead from a slip of the pen to what is meant, but not from a coined word to another", () => {
    expect(keys("semantic segmentaion").meant).toContain(
      keys("semantic segmentation").meant[0] ?? "semanticsegmentation",
    );
    expect(keys("semantic segmentation").meant).toEqual([]);
    expect(keys("segmentaion").meant).toEqual([]);
  });
});

describe("blocks", () => {
  test("hold the names that something links, whichever came first, and no others", () => {
    for (const names of [
      ["semantic segmentation", "semantic segmentaion", "pose estimation"],
      ["pose estimation", "semantic segmentaion", "semantic segmentation"],
    ]) {
      const { table, blocks } = blocksOf(...names);
      const rows = table.rows.map(({ index, folded }) => [folded, blocks.blockOf(index)?.rows.length] as const);
      expect(Object.fromEntries(rows)).toEqual({
        "semantic segmentation": 2,
        "semantic segmentaion": 2,
        "pose estimation": undefined,
      });
    }
  });

  test("are to be decided again when a paper tells of a name of theirs, and only then", () => {
    const { table, blocks } = blocksOf("semantic segmentation", "semantic segmentaion");
    const block = blocks.blockOf(0)!;
    const decision = { clusters: [], clusterOf: new Map(), senses: new Map(), ambiguous: new Set<number>() };
    block.decision = decision;
    blocks.take(table.add([entity("Task", ["pose estimation"])], undefined));
    expect(block.decision).toBe(decision);
    blocks.take(table.add([entity("Task", ["semantic segmentation"])], undefined));
    expect(block.decision).toBeUndefined();
  });

  test("do not look at a key that too many names share", () => {
    const orders = ordersOf(["alpha", "bravo", "delta", "gamma"]);
    const { table, blocks } = blocksOf(...orders);
    const keyed = (): readonly unknown[] => table.rows.map((row) => blocks.keyed(row).keys.words);
    expect(keyed()).toEqual(orders.map(() => "alpha bravo delta gamma"));
    expect(blocks.blockOf(0)?.rows).toHaveLength(orders.length);
    blocks.take(table.add([entity("Task", ["the alpha, the bravo, the delta and the gamma"])], undefined));
    expect(new Set(keyed())).toEqual(new Set([undefined]));
  });
});

const ordersOf = (words: readonly string[]): readonly string[] =>
  words.length < 2
    ? words
    : words.flatMap((word, place) => ordersOf(words.toSpliced(place, 1)).map((rest) => `${word} ${rest}`));

test("occurrences lead from a name to its papers and back, past the first block of memory", () => {
  const occurrences = createOccurrences();
  for (let paper = 0; paper < 3_000; paper += 1) {
    occurrences.add(paper % 3 === 0 ? [7, paper + 10] : [7], paper % 2 === 0 ? 2000 + (paper % 20) : undefined);
  }
  const papers: number[] = [];
  occurrences.eachPaperOf(7, (paper) => papers.push(paper));
  expect(papers).toEqual(Array.from({ length: 3_000 }, (_, index) => 2_999 - index));
  const rows: number[] = [];
  for (const paper of [2_997, 2_999]) occurrences.eachRowOf(paper, (row) => rows.push(row));
  expect(rows).toEqual([7, 3_007, 7]);
  expect([occurrences.yearOf(4), occurrences.yearOf(5), occurrences.papers]).toEqual([2004, undefined, 3_000]);
  occurrences.eachPaperOf(6, () => expect.unreachable());
});
