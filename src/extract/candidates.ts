import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";
import type { AcronymPair } from "./acronyms.ts";
import { foldName } from "../text/fold.ts";
import { type PaperText, textOf, type TokenSpan } from "./paper-text.ts";
import { beginOf, insideOf, OUTSIDE } from "./tagger/bio.ts";
import type { TaggedSentence } from "./tagger/tagged-sentence.ts";

/** A place where a candidate's string stands. */
export interface Occurrence extends TokenSpan {
  /** The tagger's probability that exactly this is a mention of the candidate's type. */
  readonly probability: number;
  /** True when it is on the tagger's best path. */
  readonly isBest: boolean;
}

/**
 * A string that may name something of a type, with every place of the paper where it stands. Whether it does is decided
 * for the string as a whole: a name that is a name once in a paper is one everywhere in it.
 */
export interface Candidate {
  readonly text: string;
  /** By which spellings of one name are known. */
  readonly folded: string;
  /** Place in `ENTITY_TYPES`. */
  readonly type: number;
  readonly occurrences: readonly Occurrence[];
}

/** Spans that the tagger thinks less likely than this are no candidates by themselves. */
const MIN_PROBABILITY = 0.03;
/** A mention is never likelier than that it begins there: with less than this, which leaves room for rounding, none is likely enough. */
const MIN_BEGINNING = 0.0299;
const MAX_TOKENS = 14;

/** Token ranges that begin at `first` and that the tagger gives some probability. */
function visitLikelySpans(sentence: TaggedSentence, first: number, visit: (end: number) => void): void {
  // Most tokens are outside of any mention beyond doubt.
  if (sentence.marginal(first, OUTSIDE) > 1 - MIN_PROBABILITY) return;
  for (let type = 0; type < ENTITY_TYPES.length; type++) {
    if (sentence.marginal(first, beginOf(type)) < MIN_PROBABILITY) continue;
    const limit = Math.min(sentence.end, first + MAX_TOKENS);
    for (let end = first + 1; end <= limit; end++) {
      if (end > first + 1 && sentence.marginal(end - 1, insideOf(type)) < MIN_PROBABILITY) break;
      if (sentence.probability(first, end, type) >= MIN_PROBABILITY) visit(end);
    }
  }
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["“", "”"],
]);
const HALF = /[()[\]{}“”]/u;
/** Quotation marks and the signs around a formula; a dollar before a digit is money. */
const TWIN = /"|\$(?!\d)/gu;
const ANY_PAIR = /[()[\]{}“”"$]/u;

/** False for "LLM) agents" or `3D "trace-space`: none of 92,886 annotated mentions has a bracket or quotation mark without its other half. */
function isBalanced(text: string): boolean {
  if (!ANY_PAIR.test(text)) return true;
  const open: (string | undefined)[] = [];
  for (const sign of text) {
    const closing = CLOSING.get(sign);
    if (closing !== undefined) open.push(closing);
    else if (HALF.test(sign) && open.pop() !== sign) return false;
  }
  return open.length === 0 && (text.match(TWIN)?.length ?? 0) % 2 === 0;
}

/** Strings to look for, and how many tokens those have that begin with a given one. */
interface Wanted {
  readonly texts: ReadonlySet<string>;
  readonly lengths: ReadonlyMap<string, ReadonlySet<number>>;
}

function likelyStrings(paper: PaperText, tagged: readonly TaggedSentence[], always: readonly TokenSpan[]): Wanted {
  const texts = new Set<string>();
  const lengths = new Map<string, Set<number>>();
  const add = (first: number, end: number): void => {
    const text = textOf(paper, { first, end });
    if (!isBalanced(text)) return;
    texts.add(text);
    const begin = paper.tokens[first]!.text;
    const known = lengths.get(begin);
    if (known === undefined) lengths.set(begin, new Set([end - first]));
    else known.add(end - first);
  };
  for (const { first, end } of always) add(first, end);
  for (const sentence of tagged) {
    for (const { first, end } of sentence.best) add(first, end);
    for (let first = sentence.first; first < sentence.end; first++)
      visitLikelySpans(sentence, first, (end) => add(first, end));
  }
  return { texts, lengths };
}

/** A place of a string. */
interface Place extends TokenSpan {
  readonly sentence: TaggedSentence;
  /** The type that it has on the tagger's best path, if it is there. */
  readonly bestType: EntityType | undefined;
}

/** Where each string stands, in text order; linear in the paper's tokens. */
function findStrings(
  paper: PaperText,
  tagged: readonly TaggedSentence[],
  { texts, lengths }: Wanted,
): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  const visit = (sentence: TaggedSentence, first: number, end: number): void => {
    if (end > sentence.end) return;
    const text = textOf(paper, { first, end });
    if (!texts.has(text)) return;
    const bestType = sentence.best.find((range) => range.first === first && range.end === end)?.type;
    const place = { first, end, sentence, bestType };
    const places = found.get(text);
    if (places === undefined) found.set(text, [place]);
    else places.push(place);
  };
  for (const sentence of tagged) {
    for (let first = sentence.first; first < sentence.end; first++) {
      for (const length of lengths.get(paper.tokens[first]!.text) ?? NO_LENGTHS) visit(sentence, first, first + length);
    }
  }
  return found;
}

const NO_LENGTHS: ReadonlySet<number> = new Set();

/** Whether some place may be likely enough: this is told sooner than how likely it is. */
const mayBe = (type: number, places: readonly Place[]): boolean =>
  places.some(
    ({ first, sentence, bestType }) =>
      bestType === ENTITY_TYPES[type] || sentence.marginal(first, beginOf(type)) >= MIN_BEGINNING,
  );

function occurrencesOf(type: number, places: readonly Place[]): readonly Occurrence[] {
  return places.map(({ first, end, sentence, bestType }) => {
    return { first, end, probability: sentence.probability(first, end, type), isBest: bestType === ENTITY_TYPES[type] };
  });
}

const isLikely = ({ probability, isBest }: Occurrence): boolean => isBest || probability >= MIN_PROBABILITY;

export const meanProbability = ({ occurrences }: Candidate): number =>
  occurrences.reduce((sum, { probability }) => sum + probability, 0) / occurrences.length;

/**
 * All strings of a paper that may be names, once for each type that the tagger gives some probability. The two sides of
 * an acronym's definition are candidates of every type: where one is a name, the other is.
 */
export function proposeCandidates(
  paper: PaperText,
  tagged: readonly TaggedSentence[],
  acronyms: readonly AcronymPair[],
): readonly Candidate[] {
  const defined = acronyms.flatMap(({ long, short }) => [long, short]);
  const definedTexts = new Set(defined.map((span) => textOf(paper, span)));
  const candidates: Candidate[] = [];
  for (const [text, places] of findStrings(paper, tagged, likelyStrings(paper, tagged, defined))) {
    const isDefined = definedTexts.has(text);
    const folded = foldName(text);
    for (let type = 0; type < ENTITY_TYPES.length; type++) {
      if (!isDefined && !mayBe(type, places)) continue;
      const occurrences = occurrencesOf(type, places);
      if (isDefined || occurrences.some(isLikely)) candidates.push({ text, folded, type, occurrences });
    }
  }
  return candidates;
}
