import { describe, expect, test } from "vitest";
import { furnitureEdits } from "../../../src/text/furniture.ts";
import { readingOf } from "../../../src/text/reading.ts";

const read = (abstract: string): string => readingOf(abstract, undefined, furnitureEdits(abstract)).text;

describe("headings of abstracts", () => {
  test.each([
    "Abstract: We train a net.",
    "ABSTRACT We train a net.",
    "Abstract We train a net.",
    "Abstract— We train a net.",
    "Abstract\nWe train a net.",
    " SUMMARY. We train a net.",
  ])("%j says nothing", (abstract) => {
    expect(read(abstract)).toBe("We train a net.");
  });

  test.each([
    "Abstract planning is motivated by acting.",
    "Abstract Planning needs models.",
    "Abstract-level reasoning helps.",
    "Summary assessment is hard.",
    "Summaries are short.",
  ])("%j is a sentence", (abstract) => {
    expect(furnitureEdits(abstract)).toEqual([]);
  });
});

describe("publishers' notes", () => {
  test.each([
    "© 2023 Elsevier B.V. All rights reserved.",
    "Copyright (c) 2020, The Society for Nets.",
    "Copyright © 2014 John Wiley & Sons, Ltd.",
    "© The Author(s) 2021. Published by Oxford University Press. All rights reserved.",
    "(C) 2001 Elsevier Science B.V.",
    "This article is protected by copyright. All rights reserved.",
    "Published by Elsevier Ltd. All rights reserved.",
    "All rights reserved.",
    "(PsycINFO Database Record (c) 2020 APA, all rights reserved)",
    "[ABSTRACT FROM AUTHOR] Copyright of Journal of Nets is the property of Sons and its content may not be copied.",
  ])("%j at the end says nothing", (note) => {
    expect(read(`We train a net. ${note}`)).toBe("We train a net. ");
    expect(read(note)).toBe("");
  });

  test.each([
    "We study copyright of songs. All of them are old.",
    "Parts (a), (b) and (c) 2020 cases were read.",
    `© 2008 by us. ${"More of the abstract stands behind it. ".repeat(9)}`,
    "The survey was published by Springer Ltd.",
  ])("%j is text", (abstract) => {
    expect(furnitureEdits(abstract)).toEqual([]);
  });

  test("a text of nothing but beginnings of notes is read in no time", () => {
    const abstract = "© 2020 Copyright 2020. All rights reserved. (c) ".repeat(2_000);
    expect(furnitureEdits(`${abstract} ${"We train a net. ".repeat(40)}`)).toEqual([]);
  });
});
