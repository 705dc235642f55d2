import { describe, expect, test } from "vitest";
import { createSearch, type Findable, type Search } from "../../../src/serve/search.ts";

const entries: readonly Findable[] = [
  { id: "method:bert", type: "Method", label: "BERT", aliases: ["Bidirectional Encoder Representations"], papers: 20 },
  { id: "method:roberta", type: "Method", label: "RoBERTa", aliases: [], papers: 3 },
  { id: "dataset:imagenet", type: "Dataset", label: "ImageNet", aliases: ["ILSVRC"], papers: 9 },
  { id: "dataset:imagenet-c", type: "Dataset", label: "ImageNet-C", aliases: [], papers: 2 },
  { id: "task:naive", type: "Task", label: "Naïve Étude", aliases: [], papers: 1 },
  { id: "p1", type: "Paper", label: "BERT for Image Segmentation", aliases: [], papers: 1 },
  ...Array.from({ length: 9 }, (_, place): Findable => {
    return { id: `metric:loss-${place}`, type: "Metric", label: `loss ${place}`, aliases: [], papers: 1 };
  }),
];

const open = (): Promise<Search> => createSearch(entries, () => Promise.resolve());

describe("the search", () => {
  test("finds what begins with what is typed, whole names first, by type", async () => {
    const groups = (await open())("ber");
    expect(groups.map(({ type }) => type)).toEqual(["Method", "Paper"]);
    expect(groups[0]?.hits[0]?.id).toBe("method:bert");
  });

  test("prefers the whole name to a longer one", async () => {
    const [group] = (await open())("imagenet");
    expect(group?.hits.map(({ id }) => id)).toEqual(["dataset:imagenet", "dataset:imagenet-c"]);
  });

  test("forgives a slip and an accent", async () => {
    const search = await open();
    expect(search("imagenett")[0]?.hits[0]?.id).toBe("dataset:imagenet");
    expect(search("naive etude")[0]?.hits[0]?.id).toBe("task:naive");
    expect(search("NAÏVE")[0]?.hits[0]?.id).toBe("task:naive");
  });

  test("finds by an alias and says which", async () => {
    expect((await open())("ilsvrc")[0]?.hits).toEqual([
      { id: "dataset:imagenet", type: "Dataset", label: "ImageNet", papers: 9, alias: "ILSVRC" },
    ]);
  });

  test("wants all words", async () => {
    expect((await open())("bert segmentation").flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(["p1"]);
  });

  test("counts the hits that it does not list", async () => {
    const [group] = (await open())("loss");
    expect(group?.total).toBe(9);
    expect(group?.hits.length).toBeLessThan(9);
  });

  test.each(["", "  ", "?!", "zzzz"])("finds nothing for %j", async (typed) => {
    expect((await open())(typed)).toEqual([]);
  });
});
