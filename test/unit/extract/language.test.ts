import { describe, expect, test } from "vitest";
import { openExtractorPool } from "../../../src/extract/index.ts";
import { otherLanguageOf } from "../../../src/extract/language.ts";
import { readEnglish } from "../../../src/extract/read-english.ts";
import type { PaperExtraction } from "../../../src/model/extraction.ts";
import { OTHER_LANGUAGES } from "../../other-languages.ts";
import { entity, extraction } from "../../builders.ts";

const ENGLISH =
  "We propose a small model that finds damage of bridges in pictures. It learns from few examples and runs on small devices. " +
  "The error is lower than that of known methods.";
const [FRENCH, GERMAN] = ["fr", "de"].map((code) => OTHER_LANGUAGES.find(({ language }) => language === code)!);

/** The detector knows no Indonesian and takes it for its neighbour. */
const TAKEN_FOR: Readonly<Record<string, string>> = { id: "ms" };

describe("the language of a paper's text", () => {
  test.each(OTHER_LANGUAGES)("$language is told", async ({ language, title, abstract }) => {
    expect(await otherLanguageOf({ title, abstract })).toBe(TAKEN_FOR[language] ?? language);
    expect(await otherLanguageOf({ title, abstract: "" })).toBeDefined();
  });

  test.each([
    ["an English abstract", "BusNet: Predicting Arrivals", ENGLISH],
    ["an English abstract below a French title", FRENCH!.title, ENGLISH],
    ["an abstract in German and in English", GERMAN!.title, `${GERMAN!.abstract} ${ENGLISH}`],
    ["nothing", "", ""],
    ["no letter", "3.14 (2015)", "$$ + 1 $$"],
  ])("%s is English, or may be", async (_, title, abstract) => {
    expect(await otherLanguageOf({ title, abstract })).toBeUndefined();
  });

  test.each([
    "Melatonin",
    "Frankenstein",
    "Hand-Shadow Poser",
    "Neuro-Symbolic Concepts",
    "LBMamba: Locally Bi-directional Mamba",
    "Tensor Dynamic Mode Decomposition",
    "PianoVAM: A Multimodal Piano Performance Dataset",
    "MVP4D: Multi-View Portrait Video Diffusion for Animatable 4D Avatars",
    "Camera Pose Refinement via 3D Gaussian Splatting",
  ])("a title of new names is not called foreign: %s", async (title) => {
    expect(await otherLanguageOf({ title, abstract: "" })).toBeUndefined();
  });
});

const found = (title: string): PaperExtraction => extraction({ entities: [entity("Method", [title])], foreign: true });

describe("reading English papers alone", () => {
  const papers = [{ title: "BusNet", abstract: ENGLISH }, FRENCH!, { title: "TramNet", abstract: ENGLISH }];

  test("marks the others, which have nothing, and leaves all in their places", async () => {
    const seen: string[] = [];
    const read = readEnglish(async (given) => {
      seen.push(...given.map(({ title }) => title));
      return given.map(({ title }) => found(title));
    }, false);
    expect(await read(papers)).toEqual([
      found("BusNet"),
      { entities: [], results: [], sentences: [], textLanguage: "fr" },
      found("TramNet"),
    ]);
    expect(seen).toEqual(["BusNet", "TramNet"]);
  });

  test("reads and marks them where that is asked for; that they are foreign is not said of them", async () => {
    const read = readEnglish(async (given) => given.map(({ title }) => found(title)), true);
    const [first, second] = await read(papers.slice(0, 2));
    const { foreign: _, ...unmarked } = found(FRENCH!.title);
    expect([first, second]).toEqual([found("BusNet"), { ...unmarked, textLanguage: "fr" }]);
  });

  test("is what a pool of extractors does", async () => {
    await using pool = await openExtractorPool({ model: "fast", threads: 1 });
    const [german] = await pool.extract([GERMAN!]);
    expect(german).toEqual({ entities: [], results: [], sentences: [], textLanguage: "de" });
    await using all = await openExtractorPool({ model: "fast", threads: 1, anyLanguage: true });
    expect((await all.extract([GERMAN!]))[0]).toMatchObject({ textLanguage: "de", sentences: { length: 3 } });
  });
});
