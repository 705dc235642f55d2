import type { AcronymPair } from "./acronyms.ts";
import { type Candidate, meanProbability } from "./candidates.ts";
import type { Classifier } from "./classifier/classifier.ts";
import { locate, type PaperText, type TokenSpan } from "./paper-text.ts";
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

/** The other side of an acronym pair. */
interface Partner {
  readonly text: string;
  readonly isLong: boolean;
}

/** Shared look-ups of one paper's candidates. */
interface Neighbourhood {
  /** Highest mean probability of a spelling variant, by type and folded name, and of a rival, by token and type. */
  readonly variants: ReadonlyMap<string, readonly Candidate[]>;
  readonly means: ReadonlyMap<Candidate, number>;
  readonly byToken: ReadonlyMap<number, readonly Candidate[]>;
  readonly partners: ReadonlyMap<string, Partner>;
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
  const partners = new Map<string, Partner>();
  for (const { long, short } of acronyms) {
    const [longText, shortText] = [locate(paper, long).text, locate(paper, short).text];
    if (!partners.has(longText)) partners.set(longText, { text: shortText, isLong: false });
    if (!partners.has(shortText)) partners.set(shortText, { text: longText, isLong: true });
  }
  return {
    variants: groupBy(candidates, ({ folded }) => [folded]),
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

/** What the tagger says of a candidate, and where the candidate stands. */
interface Measures {
  readonly type: number;
  /** Binned probabilities: the mean over all places, and the highest. */
  readonly mean: number;
  readonly top: number;
  readonly count: number;
  readonly inTitle: number;
  readonly length: number;
}

function measure({ paper }: CandidateContext, { type, occurrences }: Candidate, mean: number): Measures {
  const { first, end } = occurrences[0]!;
  return {
    type,
    mean: bin(mean),
    top: bin(Math.max(...occurrences.map(({ probability }) => probability))),
    count: countStep(occurrences.length),
    inTitle: paper.sentences[paper.sentenceOf[first]!]!.field === "title" ? 1 : 0,
    length: Math.min(end - first, 6),
  };
}

function describeMeasures({ type, mean, top, count, inTitle, length }: Measures): readonly number[] {
  return [
    feature(0),
    feature(1, mean),
    feature(2, mean, type),
    feature(3, mean, count),
    feature(4, top, count),
    feature(5, top, mean),
    feature(6, inTitle, mean),
    feature(7, length, type),
    feature(8, length, mean),
    feature(9, count, inTitle, type),
  ];
}

/** Whether the string is a known name, and how often the tagger's best path has it. */
function describeKnown(candidate: Candidate, context: CandidateContext, { phrases }: Neighbourhood): readonly number[] {
  const phrase = phraseOf(phrases, candidate.occurrences[0]!) ?? 0;
  const counts = context.gazetteer.get(phrase);
  const verdict = counts && judgePhrase(counts, context.ownPhrases?.get(phrase));
  const onBest = candidate.occurrences.filter(({ isBest }) => isBest).length;
  return [
    verdict === undefined
      ? 0
      : 1 + verdict.certainty + (verdict.type === candidate.type ? 8 : 0) + 16 * verdict.support,
    onBest === 0 ? 0 : onBest === candidate.occurrences.length ? 2 : 1,
  ];
}

/** Binned probabilities of what could stand instead of the candidate or beside it. */
function describeOthers({ text, folded, type, occurrences }: Candidate, near: Neighbourhood): readonly number[] {
  // Where a string stands for the first time tells enough of what it overlaps with.
  const { first, end } = occurrences[0]!;
  const rivals = Array.from({ length: end - first }, (_, offset) => near.byToken.get(first + offset) ?? []).flat();
  const variants = near.variants.get(folded) ?? [];
  const partner = near.partners.get(text);
  const partners = partner === undefined ? [] : (near.byText.get(partner.text) ?? []);
  return [
    bin(highest(variants, near.means, (other) => other.type === type && other.text !== text)),
    bin(highest(near.byText.get(text) ?? [], near.means, (other) => other.type !== type)),
    bin(highest(rivals, near.means, (other) => other.text !== text)),
    partner === undefined
      ? 40
      : bin(highest(partners, near.means, (other) => other.type === type)) + (partner.isLong ? 20 : 0),
  ];
}

/** Features of one candidate: everything above alone, with the mean probability, and with the type. */
function describeCandidate(candidate: Candidate, context: CandidateContext, near: Neighbourhood): readonly number[] {
  const measures = measure(context, candidate, near.means.get(candidate)!);
  const { mean, type } = measures;
  const facts = [...describeKnown(candidate, context, near), ...describeOthers(candidate, near)];
  return [
    ...describeMeasures(measures),
    ...facts.flatMap((fact, place) => [
      feature(20 + place, fact),
      feature(30 + place, fact, mean),
      feature(40 + place, fact, type),
    ]),
    feature(50, hashText(candidate.text.slice(-3).toLowerCase()), type),
    feature(51, hashText(candidate.text.toLowerCase()), type),
  ];
}

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

/** Candidates less likely than this are not taken: measured best on papers kept apart, near half of the F1 that is reached. */
const MIN_CONFIDENCE = 0.33;

/**
 * Chooses candidates so that no two mentions overlap: the surest first, each with those of its places that are free.
 * A string has one type.
 */
export function chooseCandidates(
  scored: readonly ScoredCandidate[],
  minConfidence: number = MIN_CONFIDENCE,
): readonly ScoredCandidate[] {
  const taken = new Set<number>();
  // Places of one string may overlap too ("accuracy accuracy" stands twice in three words): each is taken at once.
  const takeIfFree = ({ first, end }: TokenSpan): boolean => {
    for (let token = first; token < end; token++) if (taken.has(token)) return false;
    for (let token = first; token < end; token++) taken.add(token);
    return true;
  };
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
    const free = candidate.occurrences.filter(takeIfFree);
    if (free.length === 0) continue;
    chosen.push({ ...candidate, occurrences: free });
  }
  return chosen;
}
