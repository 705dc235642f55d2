import type { PageLine } from "./lines.ts";

/** The lines of one paper: its title, and its abstract from the first to the last line. */
export interface PaperLines {
  readonly title: PageLine;
  readonly abstract: readonly PageLine[];
}

/** How the lines before the next furniture are read. */
export interface Spacing {
  /** Whether blank lines part the texts of the page. */
  readonly isSpaced: boolean;
  /** Whether furniture stands below every paper, so that texts between two pieces of it are of one paper. */
  readonly isDelimited: boolean;
}

const PROSE_WORDS =
  /\b(?:we|our|this|these|that|which|is|are|was|were|has|have|been|can|it|they|their|its|be|also|such|show|propose|present|however)\b/giu;
const SENTENCE_BREAKS = /[.!?]\)?\s+\p{Lu}/gu;
/** Headings inside structured abstracts. */
const HEADING =
  /^(?:background|objectives?|aims?|purpose|introduction|methods?|materials and methods|results?|findings|conclusions?|discussion|significance|keywords)\b\W*$/iu;

/** More than this would outweigh all that stands around a line. */
const SUREST = 8;

/**
 * Log odds that a line is a title and no prose. Logistic regression over 14,000 titles of arXiv against one to three
 * sentences of their abstracts (0.2 % wrong); only its rounded weights are kept. A line that reads the other way than
 * it is meant is put right by what stands around it.
 */
function titleOdds(text: string): number {
  if (HEADING.test(text)) return -SUREST;
  const longWords = (text.match(/[\p{L}][\p{L}'’-]*/gu) ?? []).slice(1).filter((word) => word.length > 3);
  const capitals = longWords.filter((word) => /^\p{Lu}/u.test(word)).length;
  const odds =
    2.7 -
    1.3 * Math.min(text.length / 100, 4) -
    5.5 * (text.endsWith(".") ? 1 : 0) -
    0.5 * Math.min(text.match(SENTENCE_BREAKS)?.length ?? 0, 3) -
    1.8 * Math.min(text.match(PROSE_WORDS)?.length ?? 0, 4) +
    5.1 * (longWords.length === 0 ? 0.5 : capitals / longWords.length);
  return Math.max(-SUREST, Math.min(SUREST, odds));
}

/** Whether a line reads as running text. */
export const readsAsProse = (text: string): boolean => titleOdds(text) < 0;

/** Cost of one line after another, in nats like `titleOdds`: how rare it is on a page. */
interface StepCosts {
  readonly titleAfterTitle: number;
  readonly titleAfterProse: number;
  readonly proseAfterTitle: number;
  readonly proseAfterProse: number;
}

/** Texts in turn, as every page has them: a paper without abstract and one with several paragraphs are rare. */
const NEXT_TEXT: StepCosts = { titleAfterTitle: 5, titleAfterProse: 0, proseAfterTitle: 0, proseAfterProse: 5 };
/** On a page with blank lines, lines without one between them are of one text. */
const SAME_TEXT: StepCosts = { titleAfterTitle: 8, titleAfterProse: 8, proseAfterTitle: 3, proseAfterProse: 0 };
/** Between two pieces of furniture there is one paper, unless the texts say very clearly that its furniture is missing. */
const WITHIN_PAPER: StepCosts = { titleAfterTitle: 12, titleAfterProse: 8, proseAfterTitle: 0, proseAfterProse: 2 };
/** Counters stand between papers. */
const ACROSS_COUNTER: StepCosts = { titleAfterTitle: 3, titleAfterProse: 0, proseAfterTitle: 6, proseAfterProse: 8 };

function costsBefore(line: PageLine, previous: PageLine, spacing: Spacing): StepCosts {
  if (previous.kind === "counter") return ACROSS_COUNTER;
  if (spacing.isSpaced && !line.isAfterBlank) return SAME_TEXT;
  return spacing.isDelimited ? WITHIN_PAPER : NEXT_TEXT;
}

interface Reading {
  readonly score: number;
  /** Whether each line so far is a title. */
  readonly path: Path | undefined;
}

/** Shared tails: keeping every reading as a list of its own would take quadratic memory. */
interface Path {
  readonly isTitle: boolean;
  readonly before: Path | undefined;
}

const better = (a: Reading, b: Reading): Reading => (b.score > a.score ? b : a);
const extend = (reading: Reading, isTitle: boolean, gain: number): Reading => ({
  score: reading.score + gain,
  path: { isTitle, before: reading.path },
});

/** Which lines are titles: the likeliest reading of all lines together (Viterbi), beginning with a title. */
function readTitles(lines: readonly PageLine[], spacing: Spacing): readonly boolean[] {
  const nothing: Reading = { score: 0, path: undefined };
  let asTitle = nothing;
  let asProse: Reading = { score: Number.NEGATIVE_INFINITY, path: undefined };
  let previous: PageLine | undefined;
  for (const line of lines) {
    if (line.kind === "text") {
      const odds = titleOdds(line.text);
      if (previous === undefined) asTitle = extend(nothing, true, 0);
      else {
        const costs = costsBefore(line, previous, spacing);
        const title = better(
          extend(asTitle, true, odds - costs.titleAfterTitle),
          extend(asProse, true, odds - costs.titleAfterProse),
        );
        asProse = better(
          extend(asTitle, false, -costs.proseAfterTitle),
          extend(asProse, false, -costs.proseAfterProse),
        );
        asTitle = title;
      }
    }
    if (line.kind === "text" || previous !== undefined) previous = line;
  }
  const titles: boolean[] = [];
  for (let path = better(asTitle, asProse).path; path !== undefined; path = path.before) titles.push(path.isTitle);
  return titles.toReversed();
}

/** Sorts texts (and counters between them) into papers. */
export function papersIn(lines: readonly PageLine[], spacing: Spacing): readonly PaperLines[] {
  const texts = lines.filter((line) => line.kind === "text");
  const titles = readTitles(lines, spacing);
  const starts = texts.flatMap((_, place) => (titles[place] === true ? [place] : []));
  return starts.flatMap((start, place) => {
    const [title, ...abstract] = texts.slice(start, starts[place + 1]);
    return title === undefined ? [] : [{ title, abstract }];
  });
}
