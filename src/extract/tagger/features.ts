import type { PaperText, Sentence } from "../paper-text.ts";
import { BORDER, type TokenAttributes } from "./attributes.ts";
import { type Gazetteer, judgePhrase, type PhraseCounts, phraseWords, visitPhrases } from "./gazetteer.ts";
import { mix } from "./hash.ts";
import { gatherPaperFacts, type PaperFacts } from "./paper-facts.ts";

/** Feature keys of a paper's tokens: token t has `keys[starts[t]] … keys[starts[t + 1] - 1]`. A key is a 32-bit hash, never 0. */
export interface FeatureRows {
  readonly keys: Int32Array;
  readonly starts: Uint32Array;
}

/** What features draw on beside the paper. */
export interface FeatureSources {
  readonly describe: (text: string) => TokenAttributes;
  readonly gazetteer: Gazetteer;
  /** Counts of this paper's own phrases, left out in training so that the gazetteer does not give the answer away. */
  readonly ownPhrases?: ReadonlyMap<number, PhraseCounts>;
}

/** Everything that the templates of one token read. */
interface TokenView {
  readonly index: number;
  readonly sentence: Sentence;
  /** The token at a distance, or the border. */
  readonly at: (distance: number) => TokenAttributes;
  readonly paper: PaperText;
  readonly facts: PaperFacts;
  readonly phrases: Int32Array;
  readonly inBrackets: boolean;
  readonly sentencePlace: number;
}

type Emit = (template: number, a: number, b?: number, c?: number) => void;

/** Words around, alone and in conjunction. */
function emitWords({ at }: TokenView, emit: Emit): void {
  const [left2, left, here, right, right2] = [at(-2), at(-1), at(0), at(1), at(2)];
  emit(1, here.word);
  for (let distance = -3; distance <= 3; distance++) emit(10 + distance, at(distance).lower);
  emit(20, left.lower, here.lower);
  emit(21, here.lower, right.lower);
  emit(22, left.lower, right.lower);
  emit(23, left2.lower, left.lower);
  emit(24, right.lower, right2.lower);
  emit(25, left2.lower, left.lower, here.lower);
  emit(26, here.lower, right.lower, right2.lower);
  emit(27, left.lower, here.lower, right.lower);
}

/** How words are written: shape, affixes, casing in the corpus. */
function emitForm({ at }: TokenView, emit: Emit): void {
  const [left, here, right] = [at(-1), at(0), at(1)];
  emit(40, here.shape);
  for (let distance = -2; distance <= 2; distance++) emit(43 + distance, at(distance).shortShape);
  emit(46, left.shortShape, here.shortShape, right.shortShape);
  emit(47, left.lower, here.shortShape);
  emit(48, here.shortShape, right.lower);
  for (const [length, prefix] of here.prefixes.entries()) emit(50 + length, prefix);
  for (const [length, suffix] of here.suffixes.entries()) emit(55 + length, suffix);
  const [leftSuffix, suffix, rightSuffix] = [left, here, right].map((token) => token.suffixes[2] ?? token.lower);
  emit(60, leftSuffix!);
  emit(61, rightSuffix!);
  emit(62, leftSuffix!, suffix);
  emit(63, suffix!, rightSuffix);
  for (let distance = -1; distance <= 1; distance++) emit(66 + distance, at(distance).casing, at(distance).frequency);
  emit(68, here.casing, here.shortShape);
}

/** Clusters around, in every granularity alone and in some in conjunction. */
function emitClusters({ at }: TokenView, emit: Emit): void {
  const [left2, left, here, right, right2] = [at(-2), at(-1), at(0), at(1), at(2)];
  for (let level = 0; level < here.clusters.length; level++) emit(100 + level, here.clusters[level]!);
  for (let level = 0; level < left.clusters.length; level++) emit(110 + level, left.clusters[level]!);
  for (let level = 0; level < right.clusters.length; level++) emit(120 + level, right.clusters[level]!);
  for (let level = 0; level < left2.clusters.length; level++) emit(130 + level, left2.clusters[level]!);
  for (let level = 0; level < right2.clusters.length; level++) emit(140 + level, right2.clusters[level]!);
  for (const level of [0, 1, 2]) {
    const [a, b, c] = [left, here, right].map((token) => token.clusters[level] ?? token.lower);
    emit(150 + level, a!, b);
    emit(160 + level, b!, c);
    emit(170 + level, a!, b, c);
    emit(180 + level, a!, c);
    emit(190 + level, left2.clusters[level] ?? left2.lower, a, b);
    emit(200 + level, b!, c, right2.clusters[level] ?? right2.lower);
  }
  emit(210, left.lower, here.clusters[1] ?? 0);
  emit(211, here.clusters[1] ?? 0, right.lower);
  emit(212, left.clusters[1] ?? 0, here.lower);
  emit(213, here.lower, right.clusters[1] ?? 0);
}

/** Where the token stands: field, sentence, brackets, spaces. */
function emitPlace({ at, index, sentence, paper, inBrackets, sentencePlace }: TokenView, emit: Emit): void {
  const here = at(0);
  const token = paper.tokens[index]!;
  const spaced = paper.tokens[index - 1]?.end === token.start ? 0 : 1;
  const spaceAfter = paper.tokens[index + 1]?.start === token.end ? 0 : 2;
  const isFirst = index === sentence.firstToken ? 1 : 0;
  emit(300, 0);
  emit(301, sentencePlace);
  emit(302, sentencePlace, here.shortShape);
  emit(303, isFirst, here.shortShape, here.casing);
  emit(304, spaced + spaceAfter, here.shortShape);
  emit(305, spaced + spaceAfter, at(-1).shortShape, at(1).shortShape);
  emit(306, inBrackets ? 1 : 0, here.shortShape);
  emit(307, sentencePlace, here.clusters[1] ?? 0);
  emit(308, sentence.field === "title" ? 1 : 0, here.lower);
}

/** What the rest of the paper says. */
function emitPaper({ at, index, facts }: TokenView, emit: Emit): void {
  const here = at(0);
  const repeats = facts.repeats[index]!;
  const places = facts.places[index]!;
  const cases = facts.cases[index]!;
  const acronym = facts.acronyms[index]!;
  emit(400, repeats, here.frequency);
  emit(401, facts.nextRepeats[index]!, here.frequency);
  emit(402, facts.previousRepeats[index]!, here.frequency);
  emit(403, places, here.frequency, here.shortShape);
  emit(404, cases, here.shortShape, here.casing);
  emit(405, acronym, here.shortShape);
  emit(406, acronym, repeats, here.frequency);
  emit(407, facts.previousRepeats[index]! * 8 + facts.nextRepeats[index]!, repeats, here.casing);
  emit(408, places, repeats, here.clusters[1] ?? 0);
  emit(409, acronym, facts.acronyms[index - 1] ?? 9, facts.acronyms[index + 1] ?? 9);
}

/** Emits, for every token that a phrase of the gazetteer covers, what the longest such phrase says. */
function emitPhrases(views: readonly TokenView[], sources: FeatureSources, emitAt: (view: TokenView) => Emit): void {
  const first = views[0]!.index;
  const end = first + views.length;
  const { phrases } = views[0]!;
  let coveredTo = first;
  for (let start = first; start < end; start++) {
    let longest: { end: number; code: number; type: number } | undefined;
    visitPhrases(phrases, { first: start, end }, (phrase, phraseEnd) => {
      const counts = sources.gazetteer.get(phrase);
      const verdict = counts && judgePhrase(counts, sources.ownPhrases?.get(phrase));
      if (verdict !== undefined)
        longest = {
          end: phraseEnd,
          code: verdict.type * 16 + verdict.certainty * 3 + verdict.support,
          type: verdict.type,
        };
    });
    if (longest === undefined) continue;
    const length = Math.min(longest.end - start, 4);
    emitAt(views[start - first]!)(500, longest.code, length);
    emitAt(views[start - first]!)(501, longest.code);
    emitAt(views[longest.end - 1 - first]!)(502, longest.code, length);
    if (longest.end < end) emitAt(views[longest.end - first]!)(503, longest.code);
    if (longest.end <= coveredTo) continue;
    for (let index = start; index < longest.end; index++) {
      const part = (index === start ? 0 : 1) + (index === longest.end - 1 ? 2 : 0);
      emitAt(views[index - first]!)(504 + part, longest.code, start < coveredTo ? 1 : 0);
      emitAt(views[index - first]!)(510 + part, longest.code, views[index - first]!.at(0).lower);
    }
    coveredTo = longest.end;
  }
}

const BRACKET_STEP: Readonly<Record<string, number>> = { "(": 1, "[": 1, ")": -1, "]": -1 };

/** The title is 0, then the abstract's first, second, inner, second last and last sentence. */
function placeOfSentence(place: number, count: number): number {
  if (place <= 2) return place;
  return place === count - 1 ? 5 : place === count - 2 ? 4 : 3;
}

function viewSentence(
  paper: PaperText,
  place: number,
  shared: { facts: PaperFacts; phrases: Int32Array; attributes: readonly TokenAttributes[] },
): readonly TokenView[] {
  const sentence = paper.sentences[place]!;
  const { firstToken, endToken } = sentence;
  const offset = paper.sentences[0]?.field === "title" ? 0 : 1;
  const sentencePlace = placeOfSentence(place + offset, paper.sentences.length + offset);
  const views: TokenView[] = [];
  let depth = 0;
  for (let index = firstToken; index < endToken; index++) {
    const change = BRACKET_STEP[paper.tokens[index]!.text] ?? 0;
    if (change < 0) depth = Math.max(0, depth - 1);
    const at = (distance: number): TokenAttributes => {
      const place = index + distance;
      return place < firstToken || place >= endToken ? BORDER : shared.attributes[place]!;
    };
    views.push({ index, sentence, at, paper, ...shared, inBrackets: depth > 0, sentencePlace });
    if (change > 0) depth++;
  }
  return views;
}

const key = (template: number, [a, b, c]: readonly [number, number, number]): number =>
  mix(mix(mix(mix(0x9747b28c | 0, template), a), b), c) || 1;

/** All features of a paper's tokens, in token order. */
export function extractFeatures(paper: PaperText, sources: FeatureSources): FeatureRows {
  const attributes = paper.tokens.map((token) => sources.describe(token.text));
  const shared = { facts: gatherPaperFacts(paper, attributes), phrases: phraseWords(paper.tokens), attributes };
  const rows: number[][] = paper.tokens.map(() => []);
  const emitAt = ({ index }: TokenView): Emit => {
    const row = rows[index]!;
    return (template, a, b = 0, c = 0) => void row.push(key(template, [a, b, c]));
  };
  for (let place = 0; place < paper.sentences.length; place++) {
    const views = viewSentence(paper, place, shared);
    for (const view of views) {
      const emit = emitAt(view);
      for (const template of [emitWords, emitForm, emitClusters, emitPlace, emitPaper]) template(view, emit);
    }
    emitPhrases(views, sources, emitAt);
  }
  return packRows(rows);
}

function packRows(rows: readonly (readonly number[])[]): FeatureRows {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, index) => {
    starts[index + 1] = starts[index]! + row.length;
  });
  const keys = new Int32Array(starts[rows.length]!);
  rows.forEach((row, index) => keys.set(row, starts[index]!));
  return { keys, starts };
}
