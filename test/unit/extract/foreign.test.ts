import { beforeAll, describe, expect, test } from "vitest";
import { looksForeign } from "../../../src/extract/foreign.ts";
import { readFastWeights } from "../../../src/extract/model/load.ts";
import { type PaperInput, segmentPaper } from "../../../src/extract/paper-text.ts";
import { createDescriber } from "../../../src/extract/tagger/attributes.ts";
import type { FeatureSources } from "../../../src/extract/tagger/features.ts";

let describer: Pick<FeatureSources, "describe">;
beforeAll(async () => {
  describer = { describe: createDescriber((await readFastWeights()).decode().lexicon) };
});

const isForeign = (paper: PaperInput): boolean => looksForeign(segmentPaper(paper), describer);

const COMPUTING = {
  title: "BusNet: Predicting Arrivals with Graph Neural Networks",
  abstract:
    "Arrival times of buses are hard to predict when traffic changes. We propose BusNet, a graph neural network that passes " +
    "messages between stops and learns from the delays of earlier trips. On three public datasets it reduces the mean absolute " +
    "error by 12% compared with recurrent baselines, while training takes half the time. An ablation study shows that most of " +
    "the gain comes from the attention over neighboring stops.",
};

const CHEMISTRY = {
  title: "Selective hydrogenation of furfural over a palladium catalyst",
  abstract:
    "Furfuryl alcohol was obtained from furfural in aqueous ethanol at ambient pressure. The catalyst was prepared by wet " +
    "impregnation of mesoporous silica and calcined at 450 K. Chemisorption and infrared spectra indicate that the carbonyl " +
    "group adsorbs upright on terraces, so that the aromatic ring is spared. Leaching of palladium was negligible after six " +
    "cycles, and the yield of tetrahydrofurfuryl byproducts stayed below two percent.",
};

describe("whether a paper looks foreign to the extractor", () => {
  test.each([
    ["of computer science", COMPUTING],
    ["without any text", { title: "", abstract: "" }],
    ["of signs and formulas", { title: "", abstract: "$$ \\alpha + \\beta < 3.5 $$ (1), (2); x, y" }],
    ["with a title of computer science alone", { ...COMPUTING, abstract: "" }],
    ["whose one unknown word comes again and again", { ...COMPUTING, title: "furfural ".repeat(80) }],
    ["full of new acronyms", { ...COMPUTING, title: "QZTX, VrKPL, BBWQ, XyzNet, QrsTU, ZZAP, WkQ, PPXR and TtVV" }],
  ])("a paper %s does not", (_, paper) => {
    expect(isForeign(paper)).toBe(false);
  });

  test.each([
    ["of chemistry", CHEMISTRY],
    ["with a title of chemistry alone", { ...CHEMISTRY, abstract: "" }],
    [
      "in German",
      { title: "Ankunft von Bussen", abstract: "Wir sagen voraus, wann ein Bus kommt, und messen, wie gut das geht." },
    ],
    ["in Chinese", { title: "公交车到站预测", abstract: "我们提出了一种新的方法。该方法很快，效果也很好。" }],
  ])("a paper %s does", (_, paper) => {
    expect(isForeign(paper)).toBe(true);
  });

  test("depends on nothing but the paper", () => {
    expect([CHEMISTRY, COMPUTING, CHEMISTRY, COMPUTING].map(isForeign)).toEqual([true, false, true, false]);
  });
});
