import { describe, expect, test } from "vitest";
import { createPieceCutter } from "../../../../src/extract/encoder/word-pieces.ts";

const PIECES = ["[UNK]", "im", "##age", "##net", "-", "1", "##k", "resnet", "e", "##tude", "图", "(", ")", "x", "##i"];
const cut = createPieceCutter({ pieces: PIECES, unknown: 0 });

/** Pieces with the text that stands at their places. */
const cutTexts = (text: string): readonly string[] => {
  const { ids, starts, ends } = cut(text);
  return ids.map((id, place) => `${PIECES[id]}=${text.slice(starts[place], ends[place])}`);
};

describe("word pieces", () => {
  test("are the longest from the left, and signs stand alone", () => {
    expect(cutTexts("ImageNet-1K (ResNet)")).toEqual([
      "im=Im",
      "##age=age",
      "##net=Net",
      "-=-",
      "1=1",
      "##k=K",
      "(=(",
      "resnet=ResNet",
      ")=)",
    ]);
  });

  test("of a word that cannot be spelled, or that is too long, are one", () => {
    expect(cutTexts("image qz im")).toEqual(["im=im", "##age=age", "[UNK]=qz", "im=im"]);
    expect(cut("1".repeat(101)).ids).toEqual([0]);
  });

  test.each([
    ["an accent", "Étude", ["e=É", "##tude=tude"]],
    ["a combining accent", "E\u0301tude", ["e=E", "##tude=tude"]],
    ["a letter that grows when lowered", "\u0130mage", ["im=\u0130m", "##age=age"]],
    ["an ideograph", "x图x", ["x=x", "图=图", "x=x"]],
    ["characters that do not show", "im\u200bage\u00adnet", ["im=im", "##age=age", "##net=net"]],
    ["surrogates, whole and torn", "\u{1d54f} \ud83dim", ["[UNK]=\u{1d54f}", "im=im"]],
    ["spaces of other scripts", "im\u3000im\u00a0im\u2028im", ["im=im", "im=im", "im=im", "im=im"]],
    ["nothing", " \n\t", []],
  ])("have exact places beside %s", (_, text, expected) => {
    expect(cutTexts(text)).toEqual(expected);
  });
});
