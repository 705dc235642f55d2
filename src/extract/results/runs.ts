import type { Outline, OutlineItem } from "./outline.ts";

/** What joins the members of a list. */
const JOINT = /^(?:,|\/|and|or|&|;|to|-|–|\\|\$|\(|\)|on|in|for|of|the|<(?:Method|Dataset|Metric|Task)>)$/u;
const WIDEST_GAP = 4;

/** Where an item stands in a list. */
export interface Run {
  readonly place: number;
  readonly length: number;
}

/** The place of an item in a list of items of its kind, and the list's length. */
export function runOf({ items }: Outline, at: number, isMember: (item: OutlineItem) => boolean): Run {
  const count = (step: 1 | -1): number => {
    let members = 0;
    for (let place = at + step, gap = 0; gap < WIDEST_GAP; place += step) {
      const item = items[place];
      if (item?.sentence !== items[at]!.sentence) break;
      if (!isMember(item) && !JOINT.test(item.word)) break;
      gap = isMember(item) ? 0 : gap + 1;
      if (isMember(item)) members++;
    }
    return members;
  };
  const before = count(-1);
  return { place: before, length: before + 1 + count(1) };
}

/** Whether two items have the same place in lists of one length, or what else their lists are to each other. */
export function compareRuns(things: Run, numbers: Run): string {
  if (things.length === numbers.length) return things.place === numbers.place ? "same" : "other";
  if (things.length === 1) return "one thing";
  return numbers.length === 1 ? `one number ${things.place === 0 ? 1 : 0}` : "uneven";
}
