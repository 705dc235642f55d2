import type { GoldSource } from "../../../../src/score/gold/reader.ts";

/** A file of annotations that holds `text`. */
export const goldSource = (name: string, text: string): GoldSource => ({
  name,
  head: text,
  async *lines() {
    for (const [index, line] of text.split("\n").entries()) yield { text: line, number: index + 1 };
  },
});
