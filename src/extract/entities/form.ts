import { ENTITY_TYPES, type EntityType } from "../../model/extraction.ts";
import { foldName } from "../../text/fold.ts";
import type { AcronymPair } from "../acronyms.ts";
import type { Analysis } from "../analysis.ts";
import type { Classifier } from "../classifier/classifier.ts";
import { type PaperText, textOf, type TokenSpan } from "../paper-text.ts";
import type { ScoredCandidate } from "../scorer.ts";
import { joinGroups, type NameGroup } from "./join.ts";
import { prepareName, type PreparedName, readShortForms } from "./pair-features.ts";

/** A concept of one paper: all strings that name it, with their places in text order. */
export interface NamedEntity {
  readonly type: EntityType;
  readonly name: string;
  /** Probability that the paper names this concept and that it is of this type. */
  readonly confidence: number;
  readonly places: readonly (TokenSpan & { readonly confidence: number })[];
}

/** Phrases that name nothing by themselves, folded. */
const GENERIC =
  /^(?:(?:our|this|the|these|proposed|new|novel|existing|previous|prior|other|several|various|many|simple|general|current|recent|such|standard|two|three|different|multiple|real world|large scale|synthetic|public|publicly available|real|benchmark|baseline|original|training|test|same) )*(?:method|approach|model|framework|algorithm|system|technique|architecture|network|dataset|data|benchmark|corpus|metric|measure|task|problem|paper|work|performance|result|experiment|baseline|state of the art|sota|training|learning|evaluation|method and dataset|code|effectiveness|efficiency|quality)$/u;

/** True for names such as "our method" or "state-of-the-art", and for those without a letter; `folded` as `foldName` gives it. */
export const isGeneric = (folded: string): boolean => GENERIC.test(folded) || !/\p{L}/u.test(folded);

/** A string that was chosen, taken apart for comparing. */
type Member = PreparedName & { readonly candidate: ScoredCandidate };

type Group = NameGroup<Member>;

/** The names of an acronym's definition. */
interface DefinedNames {
  readonly short: string;
  readonly foldedShort: string;
  readonly foldedLong: string;
}

function namesOf(paper: PaperText, { long, short }: AcronymPair): DefinedNames {
  const text = textOf(paper, short);
  return { short: text, foldedShort: foldName(text), foldedLong: foldName(textOf(paper, long)) };
}

/** Joins candidates that fold to one name, and the two sides of an acronym's definition where both have one type. */
function groupCandidates(
  { paper, acronyms }: Pick<Analysis, "paper" | "acronyms">,
  candidates: readonly ScoredCandidate[],
  definitions: readonly DefinedNames[],
): readonly Group[] {
  const aliases = new Map<string, string>();
  for (const { foldedShort, foldedLong } of definitions)
    if (!aliases.has(foldedShort)) aliases.set(foldedShort, foldedLong);
  const shortForms = readShortForms(paper, acronyms);
  const groups = new Map<string, { readonly type: number; readonly members: Member[] }>();
  const typed = new Set(candidates.map(({ type, folded }) => `${type} ${folded}`));
  for (const candidate of candidates) {
    const { text, folded, type, occurrences } = candidate;
    const long = aliases.get(folded);
    const name = long !== undefined && typed.has(`${type} ${long}`) ? long : folded;
    const member = { ...prepareName(paper, { text, folded, places: occurrences }, shortForms), candidate };
    const group = groups.get(`${type} ${name}`);
    if (group === undefined) groups.set(`${type} ${name}`, { type, members: [member] });
    else group.members.push(member);
  }
  return [...groups.values()];
}

/** Gives all spellings of a name the type that most speaks for, by confidence summed over places. */
function settleTypes(candidates: readonly ScoredCandidate[]): readonly ScoredCandidate[] {
  const votes = new Map<string, Float64Array>();
  for (const { folded, type, confidence, occurrences } of candidates) {
    const vote = votes.get(folded) ?? new Float64Array(ENTITY_TYPES.length);
    vote[type]! += confidence * occurrences.length;
    votes.set(folded, vote);
  }
  return candidates.map((candidate) => {
    const vote = votes.get(candidate.folded)!;
    return { ...candidate, type: vote.indexOf(Math.max(...vote)) };
  });
}

const inAbstract = (paper: PaperText, { first }: TokenSpan): boolean =>
  paper.sentences[paper.sentenceOf[first]!]!.field === "abstract";

/** The most complete spelling: the long form, unless the title begins with the short one; then the most used in the abstract. */
function chooseName(paper: PaperText, { members }: Group, definitions: readonly DefinedNames[]): string {
  const isShort = (text: string): boolean => definitions.some(({ short }) => short === text);
  const isLong = (folded: string): boolean => definitions.some(({ foldedLong }) => foldedLong === folded);
  const coined = members.find(({ text }) => isShort(text) && paper.title.startsWith(text));
  const rank = (member: Member): number => {
    if (member === coined) return 1_000_000;
    const used = member.places.filter((place) => inAbstract(paper, place)).length;
    return (isLong(member.folded) ? 10_000 : 0) + used;
  };
  return members.reduce((best, member) => (rank(member) > rank(best) ? member : best)).text;
}

function entityOf(paper: PaperText, group: Group, definitions: readonly DefinedNames[]): NamedEntity {
  const places = group.members
    .flatMap(({ candidate: { occurrences, confidence } }) =>
      occurrences.map(({ first, end }) => ({ first, end, confidence })),
    )
    .toSorted((a, b) => a.first - b.first);
  return {
    type: ENTITY_TYPES[group.type]!,
    name: chooseName(paper, group, definitions),
    confidence: Math.max(...group.members.map(({ candidate }) => candidate.confidence)),
    places,
  };
}

/**
 * Groups chosen candidates to the paper's concepts, in order of their first mention. `isOne` judges pairs of names: classes
 * 0 two things, 1 one thing.
 */
export function formEntities(
  { paper, acronyms }: Pick<Analysis, "paper" | "acronyms">,
  chosen: readonly ScoredCandidate[],
  isOne: Classifier,
): readonly NamedEntity[] {
  const specific = settleTypes(chosen.filter(({ folded }) => !isGeneric(folded)));
  const definitions = acronyms.map((pair) => namesOf(paper, pair));
  return joinGroups(groupCandidates({ paper, acronyms }, specific, definitions), isOne)
    .map((group) => entityOf(paper, group, definitions))
    .toSorted((a, b) => a.places[0]!.first - b.places[0]!.first);
}
