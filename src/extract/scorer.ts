import type { AcronymPair } from "./acronyms.ts";
import { type Candidate, meanProbability } from "./candidates.ts";
import type { Classifier } from "./classifier/classifier.ts";
import { type PaperText, textOf, type TokenSpan } from "./paper-text.ts";
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

const SEED = 0x3c6ef372;

/** Hashes of a template with the value, or the values, that it has here; 0 is no feature. */
const single = (template: number, value: number): number => mix(mix(SEED, template), value) || 1;
const joint = (template: number, first: number, second: number): number =>
  mix(mix(mix(SEED, template), first), second) || 1;

const countStep = (count: number): number => Math.min(count, 4);

/** The other side of an acronym pair. */
interface Partner {
  readonly text: string;
  readonly isLong: boolean;
}

/** A candidate with its mean probability. */
interface MeasuredCandidate extends Candidate {
  readonly mean: number;
}

/** Shared look-ups of one paper's candidates. */
interface Neighbourhood {
  /** By folded name, by text, and by the tokens that they stand on. */
  readonly variants: ReadonlyMap<string, readonly MeasuredCandidate[]>;
  readonly byText: ReadonlyMap<string, readonly MeasuredCandidate[]>;
  readonly byToken: readonly (readonly MeasuredCandidate[])[];
  readonly partners: ReadonlyMap<string, Partner>;
}

function addTo<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

function surround({ paper, acronyms }: CandidateContext, measured: readonly MeasuredCandidate[]): Neighbourhood {
  const variants = new Map<string, MeasuredCandidate[]>();
  const byText = new Map<string, MeasuredCandidate[]>();
  const byToken = paper.tokens.map((): MeasuredCandidate[] => []);
  for (const candidate of measured) {
    addTo(variants, candidate.folded, candidate);
    addTo(byText, candidate.text, candidate);
    for (const { first, end } of candidate.occurrences)
      for (let token = first; token < end; token++) byToken[token]!.push(candidate);
  }
  const partners = new Map<string, Partner>();
  for (const { long, short } of acronyms) {
    const [longText, shortText] = [textOf(paper, long), textOf(paper, short)];
    if (!partners.has(longText)) partners.set(longText, { text: shortText, isLong: false });
    if (!partners.has(shortText)) partners.set(shortText, { text: longText, isLong: true });
  }
  return { variants, byText, byToken, partners };
}

/** The highest mean probability of those that are accepted, or 0. */
function highest(
  candidates: readonly MeasuredCandidate[] | undefined,
  accept: (candidate: MeasuredCandidate) => boolean,
): number {
  let best = 0;
  for (const candidate of candidates ?? []) if (candidate.mean > best && accept(candidate)) best = candidate.mean;
  return best;
}

/** The highest mean probability of another string that overlaps with these tokens. */
function highestRival({ text, occurrences }: Candidate, byToken: Neighbourhood["byToken"]): number {
  const { first, end } = occurrences[0]!;
  let best = 0;
  for (let token = first; token < end; token++)
    best = Math.max(
      best,
      highest(byToken[token], (other) => other.text !== text),
    );
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

function measure({ paper }: CandidateContext, { type, occurrences, mean }: MeasuredCandidate): Measures {
  const { first, end } = occurrences[0]!;
  return {
    type,
    mean: bin(mean),
    top: bin(occurrences.reduce((top, { probability }) => Math.max(top, probability), 0)),
    count: countStep(occurrences.length),
    inTitle: paper.sentences[paper.sentenceOf[first]!]!.field === "title" ? 1 : 0,
    length: Math.min(end - first, 6),
  };
}

function describeMeasures({ type, mean, top, count, inTitle, length }: Measures): number[] {
  return [
    mix(SEED, 0) || 1,
    single(1, mean),
    joint(2, mean, type),
    joint(3, mean, count),
    joint(4, top, count),
    joint(5, top, mean),
    joint(6, inTitle, mean),
    joint(7, length, type),
    joint(8, length, mean),
    mix(mix(mix(mix(SEED, 9), count), inTitle), type) || 1,
  ];
}

/** Adds a fact, by its place among all facts. */
type AddFact = (place: number, fact: number) => void;

/** Whether the string is a known name, and how often the tagger's best path has it. */
function addKnown(
  { type, occurrences }: Candidate,
  { paper, gazetteer, ownPhrases }: CandidateContext,
  addFact: AddFact,
): void {
  const { first, end } = occurrences[0]!;
  const words = phraseWords(paper.tokens.slice(first, end));
  const phrase = phraseOf(words, { first: 0, end: words.length }) ?? 0;
  const counts = gazetteer.get(phrase);
  const verdict = counts && judgePhrase(counts, ownPhrases?.get(phrase));
  const onBest = occurrences.reduce((count, { isBest }) => count + (isBest ? 1 : 0), 0);
  addFact(
    0,
    verdict === undefined ? 0 : 1 + verdict.certainty + (verdict.type === type ? 8 : 0) + 16 * verdict.support,
  );
  addFact(1, onBest === 0 ? 0 : onBest === occurrences.length ? 2 : 1);
}

/** Binned probabilities of what could stand instead of the candidate or beside it. */
function addOthers(
  candidate: Candidate,
  { variants, byText, byToken, partners }: Neighbourhood,
  addFact: AddFact,
): void {
  const { text, folded, type } = candidate;
  const partner = partners.get(text);
  addFact(2, bin(highest(variants.get(folded), (other) => other.type === type && other.text !== text)));
  addFact(3, bin(highest(byText.get(text), (other) => other.type !== type)));
  // Where a string stands for the first time tells enough of what it overlaps with.
  addFact(4, bin(highestRival(candidate, byToken)));
  if (partner === undefined) addFact(5, 40);
  else addFact(5, bin(highest(byText.get(partner.text), (other) => other.type === type)) + (partner.isLong ? 20 : 0));
}

/** Features of one candidate: everything above alone, with the mean probability, and with the type. */
function describeCandidate(
  candidate: MeasuredCandidate,
  context: CandidateContext,
  near: Neighbourhood,
): readonly number[] {
  const measures = measure(context, candidate);
  const { mean, type } = measures;
  const features = describeMeasures(measures);
  const addFact = (place: number, fact: number): void => {
    features.push(single(20 + place, fact), joint(30 + place, fact, mean), joint(40 + place, fact, type));
  };
  addKnown(candidate, context, addFact);
  addOthers(candidate, near, addFact);
  features.push(
    joint(50, hashText(candidate.text.slice(-3).toLowerCase()), type),
    joint(51, hashText(candidate.text.toLowerCase()), type),
  );
  return features;
}

/** Features of all candidates of a paper, in their order. */
export function describeCandidates(context: CandidateContext): readonly (readonly number[])[] {
  const measured = context.candidates.map((candidate) => ({ ...candidate, mean: meanProbability(candidate) }));
  const near = surround(context, measured);
  return measured.map((candidate) => describeCandidate(candidate, context, near));
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
