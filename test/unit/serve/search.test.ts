import { describe, expect, test } from "vitest";
import { createSearch, type Findable, type Search } from "../../../src/serve/search.ts";

const sure = (papers: number): readonly number[] => Array.from({ length: papers }, () => 0.9);

const entries: readonly Findable[] = [
  {
    id: "method:bert",
    type: "Method",
    label: "BERT",
    aliases: ["Bidirectional Encoder Representations"],
    confidences: sure(20),
  },
  { id: "method:roberta", type: "Method", label: "RoBERTa", aliases: [], confidences: sure(3) },
  { id: "dataset:imagenet", type: "Dataset", label: "ImageNet", aliases: ["ILSVRC"], confidences: sure(9) },
  { id: "dataset:imagenet-c", type: "Dataset", label: "ImageNet-C", aliases: [], confidences: sure(2) },
  { id: "task:naive", type: "Task", label: "Naïve Étude", aliases: [], confidences: sure(1) },
  { id: "method:guess", type: "Method", label: "Guess", aliases: [], confidences: [0.2, 0.6, 0.4] },
  { id: "p1", type: "Paper", label: "BERT for Image Segmentation", aliases: [], confidences: null },
  ...Array.from({ length: 9 }, (_, place): Findable => {
    return { id: `metric:loss-${place}`, type: "Metric", label: `loss ${place}`, aliases: [], confidences: sure(1) };
  }),
];

async function open(minConfidence = 0.5): Promise<(q: string) => ReturnType<Search>> {
  const search = await createSearch(entries, () => Promise.resolve());
  return (q) => search({ q, minConfidence });
}

describe("the search", () => {
  test("finds what begins with what is typed, whole names first, by type", async () => {
    const groups = (await open())("ber");
    expect(groups.map(({ type }) => type)).toEqual(["Method", "Paper"]);
    expect(groups[0]?.hits[0]?.id).toBe("method:bert");
  });

  test("finds by two and three letters what longer beginnings find, whole names first", async () => {
    const search = await open();
    expect(search("be")[0]?.hits[0]?.id).toBe("method:bert");
    expect(
      search("ima")
        .flatMap(({ hits }) => hits.map(({ id }) => id))
        .toSorted(),
    ).toEqual(["dataset:imagenet", "dataset:imagenet-c", "p1"]);
    expect(search("ils")[0]?.hits[0]).toMatchObject({ id: "dataset:imagenet", alias: "ILSVRC" });
    expect(search("étu")[0]?.hits[0]?.id).toBe("task:naive");
    expect(search("los")[0]?.total).toBe(9);
    expect(search("zz")).toEqual([]);
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

  test("takes each word for a beginning, however short", async () => {
    const search = await open();
    const ids = (typed: string): readonly string[] => search(typed).flatMap(({ hits }) => hits.map(({ id }) => id));
    expect(ids("bi enc re")).toEqual(["method:bert"]);
    expect(ids("seg be")).toEqual(["p1"]);
    expect(ids("b").toSorted()).toEqual(["method:bert", "p1"]);
    expect(ids("be zz")).toEqual([]);
  });

  test("finds more slips in a longer word, and none in a short one", async () => {
    const search = await open();
    expect(search("segmemtatin")[0]?.hits[0]?.id).toBe("p1");
    expect(search("bart")).toEqual([]);
  });

  test("counts the hits that it does not list", async () => {
    const [group] = (await open())("loss");
    expect(group?.total).toBe(9);
    expect(group?.hits.length).toBeLessThan(9);
  });

  test("counts papers that are as sure as was asked for, and finds no concept that none is sure of", async () => {
    const papersAt = async (minConfidence: number): Promise<number | undefined> =>
      (await open(minConfidence))("guess")[0]?.hits[0]?.papers;
    expect([await papersAt(0), await papersAt(0.4), await papersAt(0.6)]).toEqual([3, 2, 1]);
    expect((await open(0.7))("guess")).toEqual([]);
    expect((await open(1))("segmentation")[0]?.hits[0]?.id).toBe("p1");
  });

  test.each(["", "  ", "?!", "zzzz"])("finds nothing for %j", async (typed) => {
    expect((await open())(typed)).toEqual([]);
  });
});
