import { ENTITY_TYPES } from "../model/extraction.ts";
import type { AcronymPair } from "./acronyms.ts";
import { foldName } from "../text/fold.ts";
import { locate, type PaperText, type TokenSpan } from "./paper-text.ts";
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
]);
const BRACKET = /[()[\]{}]/gu;

/** False for a string such as "LLM) agents": none of 92,886 annotated mentions has a bracket without its other half. */
function isBalanced(text: string): boolean {
  const open: (string | undefined)[] = [];
  for (const [bracket] of text.matchAll(BRACKET)) {
    const closing = CLOSING.get(bracket);
    if (closing !== undefined) open.push(closing);
    else if (open.pop() !== bracket) return false;
  }
  return open.length === 0;
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
    const { text } = locate(paper, { first, end });
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

/** A string's places, each with its sentence. */
type Places = readonly { readonly span: TokenSpan; readonly sentence: TaggedSentence }[];

/** Where each string stands, in text order; linear in the paper's tokens. */
function findStrings(
  paper: PaperText,
  tagged: readonly TaggedSentence[],
  { texts, lengths }: Wanted,
): ReadonlyMap<string, Places> {
  const found = new Map<string, { span: TokenSpan; sentence: TaggedSentence }[]>();
  const visit = (sentence: TaggedSentence, span: TokenSpan): void => {
    if (span.end > sentence.end) return;
    const { text } = locate(paper, span);
    if (!texts.has(text)) return;
    const places = found.get(text);
    if (places === undefined) found.set(text, [{ span, sentence }]);
    else places.push({ span, sentence });
  };
  for (const sentence of tagged) {
    for (let first = sentence.first; first < sentence.end; first++) {
      for (const length of lengths.get(paper.tokens[first]!.text) ?? [])
        visit(sentence, { first, end: first + length });
    }
  }
  return found;
}

function occurrencesOf(type: number, places: Places): readonly Occurrence[] {
  return places.map(({ span, sentence }) => {
    const isBest = sentence.best.some(
      (range) => range.first === span.first && range.end === span.end && range.type === ENTITY_TYPES[type],
    );
    return { ...span, probability: sentence.probability(span.first, span.end, type), isBest };
  });
}

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
  const definedTexts = new Set(defined.map((span) => locate(paper, span).text));
  const isLikely = ({ text, occurrences }: Candidate): boolean =>
    definedTexts.has(text) || occurrences.some(({ probability, isBest }) => isBest || probability >= MIN_PROBABILITY);
  return [...findStrings(paper, tagged, likelyStrings(paper, tagged, defined))].flatMap(([text, places]) => {
    const folded = foldName(text);
    return ENTITY_TYPES.map((_, type) => ({ text, folded, type, occurrences: occurrencesOf(type, places) })).filter(
      isLikely,
    );
  });
}
