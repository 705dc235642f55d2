import type { PaperText } from "../paper-text.ts";
import type { TokenAttributes } from "./attributes.ts";
import type { Emit } from "./feature-list.ts";
import { mix } from "./hash.ts";
import type { PaperFacts } from "./paper-facts.ts";
import { codeOf, type PhraseMarks } from "./phrase-marks.ts";

/** A token with its neighbours; outside the sentence stands `BORDER`. */
export interface Window {
  /** The token's place in the paper. */
  readonly index: number;
  readonly left2: TokenAttributes;
  readonly left: TokenAttributes;
  readonly here: TokenAttributes;
  readonly right: TokenAttributes;
  readonly right2: TokenAttributes;
}

/** How far a word is seen. */
export const REACH = 3;

/** A paper as its tokens' features are read from it. */
export interface FeatureContext {
  readonly paper: PaperText;
  readonly facts: PaperFacts;
  readonly marks: PhraseMarks;
  /** Per sentence: 0 title, 1 first sentence of the abstract, 2 second, 3 inner, 4 second last, 5 last. */
  readonly sentencePlaces: Uint8Array;
  /** Per token whether it stands in brackets. */
  readonly inBrackets: Uint8Array;
}

const mix3 = (a: number, b: number, c: number): number => mix(mix(a, b), c);

function emitClustersOf({ clusters }: TokenAttributes, template: number, emit: Emit): void {
  for (let level = 0; level < clusters.length; level++) emit(template + level, clusters[level]!);
}

/** Farther away the middle granularities tell enough. */
function emitFarClusters({ clusters }: TokenAttributes, template: number, emit: Emit): void {
  for (let level = 1; level < Math.min(3, clusters.length); level++) emit(template + level, clusters[level]!);
}

const commonness = ({ casing, frequency }: TokenAttributes): number => casing * 10 + frequency;

/** How the word itself is written, and what kind of word it is. */
function emitHere(here: TokenAttributes, emit: Emit): void {
  emit(1, here.word);
  emit(5, here.lower);
  emit(40, here.shape);
  emit(43, here.shortShape);
  for (let length = 0; length < here.prefixes.length; length++) emit(50 + length, here.prefixes[length]!);
  for (let length = 0; length < here.suffixes.length; length++) emit(55 + length, here.suffixes[length]!);
  emit(66, commonness(here));
  emit(68, mix(here.casing, here.shortShape));
  emitClustersOf(here, 120, emit);
}

/** A word next to the token, under the templates of its side. */
function emitBeside(
  token: TokenAttributes,
  [lower, shape, suffix, common, clusters]: readonly number[],
  emit: Emit,
): void {
  emit(lower!, token.lower);
  emit(shape!, token.shortShape);
  emit(suffix!, token.suffix);
  emit(common!, commonness(token));
  emitClustersOf(token, clusters!, emit);
}

/** What a word tells of the token that it stands `distance` tokens after (before, when negative): nothing else counts. */
export function emitToken(token: TokenAttributes, distance: number, emit: Emit): void {
  if (distance === 0) emitHere(token, emit);
  else if (distance === -1) emitBeside(token, [4, 42, 60, 65, 110], emit);
  else if (distance === 1) emitBeside(token, [6, 44, 61, 67, 130], emit);
  else if (distance === -2) emitFar(token, [3, 41, 100], emit);
  else if (distance === 2) emitFar(token, [7, 45, 140], emit);
  else emit(distance < 0 ? 2 : 8, token.lower);
}

function emitFar(token: TokenAttributes, [lower, shape, clusters]: readonly number[], emit: Emit): void {
  emit(lower!, token.lower);
  emit(shape!, token.shortShape);
  emitFarClusters(token, clusters!, emit);
}

/** Words and the way they are written, in conjunction with their neighbours. */
export function emitPairs({ left2, left, here, right, right2 }: Window, emit: Emit): void {
  emit(9, mix(left.lower, here.lower));
  emit(10, mix(here.lower, right.lower));
  emit(11, mix(left2.lower, left.lower));
  emit(12, mix(right.lower, right2.lower));
  emit(46, mix3(left.shortShape, here.shortShape, right.shortShape));
  emit(47, mix(left.lower, here.shortShape));
  emit(48, mix(here.shortShape, right.lower));
  emit(62, mix(left.suffix, here.suffix));
  emit(63, mix(here.suffix, right.suffix));
}

/** A granularity of clusters. */
interface Granularity {
  readonly level: number;
  readonly clusterOf: (token: TokenAttributes) => number;
}

/** Finer clusters are too rare to be taken in pairs. */
const GRANULARITIES: readonly Granularity[] = [
  { level: 0, clusterOf: ({ coarse }) => coarse },
  { level: 1, clusterOf: ({ middle }) => middle },
  { level: 2, clusterOf: ({ fine }) => fine },
];
/** Of so many granularities they are also taken in threes. */
const JOINED_LEVELS = 2;

function emitClusterWindow(window: Window, { level, clusterOf }: Granularity, emit: Emit): void {
  const [left, here, right] = [clusterOf(window.left), clusterOf(window.here), clusterOf(window.right)];
  const before = mix(left, here);
  const after = mix(here, right);
  emit(150 + level, before);
  emit(160 + level, after);
  emit(180 + level, mix(left, right));
  if (level >= JOINED_LEVELS) return;
  emit(170 + level, mix(before, right));
  emit(190 + level, mix(clusterOf(window.left2), before));
  emit(200 + level, mix(after, clusterOf(window.right2)));
}

/** Clusters in conjunction with their neighbours. */
export function emitClusterPairs(window: Window, emit: Emit): void {
  for (const granularity of GRANULARITIES) emitClusterWindow(window, granularity, emit);
  const { left, here, right } = window;
  emit(210, mix(left.lower, here.middle));
  emit(211, mix(here.middle, right.lower));
  emit(212, mix(left.middle, here.lower));
  emit(213, mix(here.lower, right.middle));
}

/** Where the token stands: field, sentence, brackets, spaces. */
export function emitPlace(
  { index, left, here, right }: Window,
  { paper, sentencePlaces, inBrackets }: FeatureContext,
  emit: Emit,
): void {
  const token = paper.tokens[index]!;
  const spaces =
    (paper.tokens[index - 1]?.end === token.start ? 0 : 1) + (paper.tokens[index + 1]?.start === token.end ? 0 : 2);
  const sentence = sentencePlaces[paper.sentenceOf[index]!]!;
  const isFirst = paper.sentences[paper.sentenceOf[index]!]!.firstToken === index;
  emit(300, 0);
  emit(301, sentence);
  emit(302, mix(sentence, here.shortShape));
  emit(303, mix3(isFirst ? 1 : 0, here.shortShape, here.casing));
  emit(304, mix(spaces, here.shortShape));
  emit(305, mix3(spaces, left.shortShape, right.shortShape));
  emit(306, mix(inBrackets[index]!, here.shortShape));
  emit(307, mix(sentence, here.clusters[1] ?? 0));
  emit(308, mix(sentence === 0 ? 1 : 0, here.lower));
}

/** What the rest of the paper says. */
export function emitPaper({ index, here }: Window, { facts }: FeatureContext, emit: Emit): void {
  const repeats = facts.repeats[index]!;
  const places = facts.places[index]!;
  const acronym = facts.acronyms[index]!;
  emit(400, repeats * 10 + here.frequency);
  emit(401, facts.nextRepeats[index]! * 10 + here.frequency);
  emit(402, facts.previousRepeats[index]! * 10 + here.frequency);
  emit(403, mix(places * 10 + here.frequency, here.shortShape));
  emit(404, mix(facts.cases[index]! * 10 + here.casing, here.shortShape));
  emit(405, mix(acronym, here.shortShape));
  emit(406, mix(acronym * 10 + repeats, here.frequency));
  emit(407, mix3(facts.previousRepeats[index]! * 8 + facts.nextRepeats[index]!, repeats, here.casing));
  emit(408, mix(places * 10 + repeats, here.clusters[1] ?? 0));
  emit(409, mix3(acronym, facts.acronyms[index - 1] ?? 9, facts.acronyms[index + 1] ?? 9));
}

/** What the gazetteer says. */
export function emitPhrases({ index, here }: Window, { marks }: FeatureContext, emit: Emit): void {
  const [begins, ends, after] = [marks.begins[index]!, marks.ends[index]!, marks.after[index]!];
  const [covers, part] = [marks.covers[index]!, marks.parts[index]!];
  if (begins !== 0) {
    emit(500, begins);
    emit(501, codeOf(begins));
  }
  if (ends !== 0) emit(502, ends);
  if (after !== 0) emit(503, codeOf(after));
  if (covers !== 0) {
    emit(504 + part, covers);
    emit(510 + part, mix(covers, here.lower));
  }
}
