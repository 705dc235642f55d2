import { foldName } from "../text/fold.ts";
import type { AcronymPair } from "./acronyms.ts";
import { type Candidate, meanProbability } from "./candidates.ts";
import type { Classifier } from "./classifier/classifier.ts";
import { locate, type PaperText } from "./paper-text.ts";
import { type Gazetteer, judgePhrase, phraseOf, phraseWords, type PhraseCounts } from "./tagger/gazetteer.ts";
import { hashText, mix } from "./tagger/hash.ts";

/** A candidate with the probability that it names something of its type in this paper. */
export interface ScoredCandidate extends Candidate {
  readonly confidence: number;
}

/** What a paper tells about its candidates beyond the tagger's probabilities. */
export interface CandidateContext {
  readonly paper: PaperText;
  readonly candidates: readonly Candidate[];
  readonly acronyms: readonly AcronymPair[];
  readonly gazetteer: Gazetteer;
  /** This paper's own share of the gazetteer, left out in training. */
  readonly ownPhrases?: ReadonlyMap<number, PhraseCounts> | undefined;
}

/** Half logits from -4 to 4, as 0 to 16. */
function bin(probability: number): number {
  const logit = Math.log(Math.max(probability, 1e-6) / Math.max(1 - probability, 1e-6));
  return Math.max(0, Math.min(16, Math.round(logit * 2) + 8));
}

const feature = (template: number, ...values: readonly number[]): number =>
  values.reduce(mix, mix(0x3c6ef372, template)) || 1;
const countStep = (count: number): number => Math.min(count, 4);

/** Shared look-ups of one paper's candidates. */
interface Neighbourhood {
  /** Highest mean probability of a spelling variant, by type and folded name, and of a rival, by token and type. */
  readonly variants: ReadonlyMap<string, readonly Candidate[]>;
  readonly means: ReadonlyMap<Candidate, number>;
  readonly byToken: ReadonlyMap<number, readonly Candidate[]>;
  readonly partners: ReadonlyMap<string, readonly { readonly text: string; readonly isLong: boolean }[]>;
  readonly byText: ReadonlyMap<string, readonly Candidate[]>;
  readonly phrases: Int32Array;
}

function groupBy<Key, Item>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<Key>,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}

function* tokensOf({ occurrences }: Candidate): Generator<number> {
  for (const { first, end } of occurrences) for (let token = first; token < end; token++) yield token;
}

function surround({ paper, candidates, acronyms }: CandidateContext): Neighbourhood {
  const partners = new Map<string, { text: string; isLong: boolean }[]>();
  for (const { long, short } of acronyms) {
    const [longText, shortText] = [locate(paper, long).text, locate(paper, short).text];
    partners.set(longText, [...(partners.get(longText) ?? []), { text: shortText, isLong: false }]);
    partners.set(shortText, [...(partners.get(shortText) ?? []), { text: longText, isLong: true }]);
  }
  return {
    variants: groupBy(candidates, ({ text }) => [foldName(text)]),
    means: new Map(candidates.map((candidate) => [candidate, meanProbability(candidate)])),
    byToken: groupBy(candidates, tokensOf),
    byText: groupBy(candidates, ({ text }) => [text]),
    partners,
    phrases: phraseWords(paper.tokens),
  };
}

function highest(
  candidates: Iterable<Candidate>,
  means: ReadonlyMap<Candidate, number>,
  accept: (candidate: Candidate) => boolean,
): number {
  let best = 0;
  for (const candidate of candidates) if (accept(candidate)) best = Math.max(best, means.get(candidate) ?? 0);
  return best;
}

function* rivalsOf(candidate: Candidate, byToken: Neighbourhood["byToken"]): Generator<Candidate> {
  // Where a string stands for the first time tells enough of what it overlaps with.
  const { first, end } = candidate.occurrences[0]!;
  for (let token = first; token < end; token++) yield* byToken.get(token) ?? [];
}

/** Features of one candidate: what the tagger says everywhere, and what else the paper knows. */
function describeCandidate(candidate: Candidate, context: CandidateContext, near: Neighbourhood): readonly number[] {
  const { type, text, occurrences } = candidate;
  const mean = bin(near.means.get(candidate)!);
  const top = bin(Math.max(...occurrences.map(({ probability }) => probability)));
  const count = countStep(occurrences.length);
  const onBest = occurrences.filter(({ isBest }) => isBest).length;
  const best = onBest === 0 ? 0 : onBest === occurrences.length ? 2 : 1;
  const inTitle = occurrences.some(({ first }) => locateField(context.paper, first) === "title") ? 1 : 0;
  const { first, end } = occurrences[0]!;
  const phrase = phraseOf(near.phrases, first, end);
  const counts = phrase === undefined ? undefined : context.gazetteer.get(phrase);
  const verdict = counts && judgePhrase(counts, context.ownPhrases?.get(phrase!));
  const known =
    verdict === undefined ? 0 : 1 + verdict.certainty + (verdict.type === type ? 8 : 0) + 16 * verdict.support;
  const variant = bin(
    highest(near.variants.get(foldName(text)) ?? [], near.means, (other) => other.type === type && other.text !== text),
  );
  const otherType = bin(highest(near.byText.get(text) ?? [], near.means, (other) => other.type !== type));
  const rival = bin(highest(rivalsOf(candidate, near.byToken), near.means, (other) => other.text !== text));
  const partner = near.partners.get(text)?.[0];
  const partnerMean =
    partner === undefined
      ? 0
      : bin(highest(near.byText.get(partner.text) ?? [], near.means, (other) => other.type === type));
  const acronym = partner === undefined ? 0 : partner.isLong ? 1 : 2;
  const length = Math.min(end - first, 6);
  return [
    feature(0),
    feature(1, mean),
    feature(2, mean, type),
    feature(3, mean, count),
    feature(4, top, count),
    feature(5, top, mean),
    feature(6, best, type),
    feature(7, best, mean),
    feature(8, inTitle, mean),
    feature(9, acronym, partnerMean),
    feature(10, acronym, partnerMean, mean),
    feature(11, known),
    feature(12, known, mean),
    feature(13, variant),
    feature(14, variant, mean),
    feature(15, otherType, mean),
    feature(16, rival, mean),
    feature(17, rival),
    feature(18, length, type),
    feature(19, length, mean),
    feature(20, hashText(text.slice(-3).toLowerCase()), type),
    feature(21, hashText(text.toLowerCase()), type),
    feature(22, count, inTitle, type),
  ];
}

const locateField = (paper: PaperText, token: number): string => paper.sentences[paper.sentenceOf[token]!]!.field;

/** Features of all candidates of a paper, in their order. */
export function describeCandidates(context: CandidateContext): readonly (readonly number[])[] {
  const near = surround(context);
  return context.candidates.map((candidate) => describeCandidate(candidate, context, near));
}

/** The probability of each candidate; classes of the classifier are 0 no, 1 yes. */
export function scoreCandidates(context: CandidateContext, classifier: Classifier): readonly ScoredCandidate[] {
  const features = describeCandidates(context);
  return context.candidates.map((candidate, index) => ({ ...candidate, confidence: classifier(features[index]!)[1]! }));
}

/** Candidates less likely than this are not taken; F1 is best near half of what it reaches. */
const MIN_CONFIDENCE = 0.4;

/**
 * Chooses candidates so that no two mentions overlap: the surest first, each with those of its places that are free.
 * A string has one type.
 */
export function chooseCandidates(
  scored: readonly ScoredCandidate[],
  minConfidence: number = MIN_CONFIDENCE,
): readonly ScoredCandidate[] {
  const taken = new Set<number>();
  const chosen: ScoredCandidate[] = [];
  const surest = scored
    .filter(({ confidence }) => confidence >= minConfidence)
    .toSorted(
      (a, b) =>
        b.confidence - a.confidence ||
        b.text.length - a.text.length ||
        a.occurrences[0]!.first - b.occurrences[0]!.first ||
        a.type - b.type,
    );
  for (const candidate of surest) {
    const free = candidate.occurrences.filter(({ first, end }) => {
      for (let token = first; token < end; token++) if (taken.has(token)) return false;
      return true;
    });
    if (free.length === 0) continue;
    for (const { first, end } of free) for (let token = first; token < end; token++) taken.add(token);
    chosen.push({ ...candidate, occurrences: free });
  }
  return chosen;
}
