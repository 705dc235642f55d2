import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createReader, createWriter } from "../../../src/extract/model/bytes.ts";
import { readFastWeights } from "../../../src/extract/model/load.ts";
import { findModel } from "../../../src/extract/models.ts";
import { pruneTable, readTable, roundTable, writeTable } from "../../../src/extract/model/tables.ts";
import { LABEL_COUNT } from "../../../src/extract/tagger/bio.ts";
import { decodeModel, encodeModel, type FastModel } from "../../../src/extract/model/fast-model.ts";
import { TRANSITION_COUNT } from "../../../src/extract/tagger/crf.ts";

const folder = await mkdtemp(join(tmpdir(), "papergraph-model-"));
afterAll(() => rm(folder, { recursive: true }));

const classifier = { classes: 2, keys: Int32Array.of(-7, 3), weights: Float32Array.of(-1.27, 1.27, 0.5, -0.5) };
const threeClasses = { classes: 3, keys: Int32Array.of(2, 9), weights: Float32Array.of(1, 0, -0.5, 0.25, 0, 0) };
const model: FastModel = {
  lexicon: new Map([
    [-5, { clusters: [1, 300], casing: 4, frequency: 9 }],
    [8, { clusters: [2, 0], casing: 0, frequency: 1 }],
  ]),
  gazetteer: new Map([[77, { named: [3, 0, 0, 200], papers: 203 }]]),
  tagger: {
    keys: Int32Array.of(-2_000_000_000, 0, 2_000_000_000),
    steps: Int8Array.from({ length: 3 * LABEL_COUNT }, (_, index) => index - 13),
    scale: 0.125,
    transitions: new Float32Array(TRANSITION_COUNT).fill(0.25),
  },
  scorer: classifier,
  names: classifier,
  roles: { Method: threeClasses, Dataset: classifier, Metric: classifier, Task: classifier },
  results: {
    values: classifier,
    links: { metric: classifier, dataset: classifier, method: classifier, baseline: classifier },
  },
};

describe("a model's file", () => {
  test("gives back what was written, weights to a 254th of the greatest", () => {
    const read = decodeModel(encodeModel(model));
    expect(new Map(read.lexicon)).toEqual(model.lexicon);
    expect(new Map(read.gazetteer)).toEqual(model.gazetteer);
    expect(read.tagger).toEqual(model.tagger);
    expect(read.roles.Task.keys).toEqual(classifier.keys);
    expect(read.roles.Method).toMatchObject({ classes: 3, keys: threeClasses.keys });
    read.roles.Task.weights.forEach((weight, index) => {
      expect(Math.abs(weight - classifier.weights[index]!)).toBeLessThanOrEqual(1.27 / 254 + 1e-6);
    });
  });

  test("is the same once written, read and written again", () => {
    const once = encodeModel(decodeModel(encodeModel(model)));
    expect(encodeModel(decodeModel(once))).toEqual(once);
  });

  test("leaves out rows whose weights are all 0, and keeps the greatest when it is cut", () => {
    const table = { width: 2, keys: Int32Array.of(1, 2, 3), weights: Float32Array.of(0, 0, 1, -2, 0.5, 0) };
    const writer = createWriter();
    writeTable(writer, roundTable(table));
    expect([...readTable(createReader(writer.finish())).keys]).toEqual([2, 3]);
    expect([...pruneTable(table, 1).keys]).toEqual([2]);
  });
});

describe("loading a model", () => {
  test("says which file is missing", async () => {
    const path = join(folder, "none.bin");
    await expect(readFastWeights(path)).rejects.toMatchObject({
      code: "MODEL_MISSING",
      message: `The weights of the fast model cannot be read from ${path}.`,
    });
  });

  test.each([
    ["text", Buffer.from("not a model")],
    ["half a model", Buffer.from(encodeModel(model).slice(0, 90))],
    ["nothing", Buffer.alloc(0)],
  ])("says which file is damaged when it holds %s", async (_, bytes) => {
    const path = join(folder, "damaged.bin");
    await writeFile(path, bytes);
    const { decode } = await readFastWeights(path);
    expect(decode).toThrow(`${path} does not hold the weights of the fast model, or not all of them.`);
  });

  test("refuses a name that no model has", async () => {
    await expect(findModel("slow")).rejects.toMatchObject({ code: "USAGE" });
  });
});
