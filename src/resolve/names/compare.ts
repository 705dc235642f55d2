import type { Merge } from "../../model/concept.ts";
import type { EntityType } from "../../model/extraction.ts";
import { foldName } from "../../text/fold.ts";
import { hasInnerCapital, shortLetters } from "../../text/short-form.ts";
import { familiesOf } from "./family.ts";
import type { NameKnowledge } from "./knowledge.ts";
import { nameWords, squeeze } from "./normal-form.ts";
import { isOneSlipApart, jaroWinkler } from "./similarity.ts";

/** A name made ready to be compared with many others. */
export interface PreparedName {
  readonly type: EntityType;
  readonly text: string;
  readonly folded: string;
  /** Words as `nameWords` gives them. */
  readonly words: readonly string[];
  /** The same without short forms. */
  readonly spelt: readonly string[];
  /** Names of a type with one normal form are the same. */
  readonly normal: string;
  /** The normal form of the name that this is an alias of; its own when it is none. */
  readonly canonical: string;
}

/** What two names of one type are to each other. */
export interface Comparison {
  /** `variant`: of one family, but another version, size, number, language or edition. */
  readonly verdict: "same" | "variant" | "different";
  /** How names that are the same are joined; undefined for others. */
  readonly reason?: Merge["reason"];
  /** How alike they are, in [0, 1]; two names are joined by likeness alone from `JOINED_FROM` on. */
  readonly score: number;
  /** Why, in one sentence. */
  readonly because: string;
}

/** Names this alike are one thing. */
export const JOINED_FROM = 0.9;
/** Of what papers write out for an acronym, its meaning has at least this share. */
const MAIN_SENSE = 0.5;

export function prepareName(type: EntityType, text: string, knowledge: NameKnowledge): PreparedName {
  const words = nameWords(type, text, knowledge);
  const normal = squeeze(words);
  const canonical = canonicalOf(type, words, knowledge);
  return { type, text, folded: foldName(text), words, spelt: knowledge.spellOut(words), normal, canonical };
}

/** A "long short-term memory network" is what "long short-term memory" is an alias of. */
function canonicalOf(type: EntityType, words: readonly string[], knowledge: NameKnowledge): string {
  const normal = squeeze(words);
  if (type !== "Method" || knowledge.isKnown(type, normal) || words.at(-1) !== "network") {
    return knowledge.aliasOf(type, normal);
  }
  const headless = squeeze(words.slice(0, -1));
  return knowledge.isKnown(type, headless) ? knowledge.aliasOf(type, headless) : normal;
}

type Judge = (a: PreparedName, b: PreparedName, knowledge: NameKnowledge) => Comparison | undefined;

const same = (reason: Merge["reason"], because: string, score = 1): Comparison => ({
  verdict: "same",
  reason,
  score,
  because,
});

/** In this order; the first that has something to say decides. */
const JUDGES: readonly Judge[] = [judgeSpelling, judgeAlias, judgeShortForm, judgeWordOrder, judgeFamily, judgeSlip];

/** Says whether two names of one type are the same, variants of one thing, or different. Symmetric. */
export function compareNames(a: PreparedName, b: PreparedName, knowledge: NameKnowledge): Comparison {
  for (const judge of JUDGES) {
    const comparison = judge(a, b, knowledge);
    if (comparison !== undefined) return comparison;
  }
  return { verdict: "different", score: 0, because: "They share neither spelling, alias, short form nor family." };
}

function judgeSpelling(a: PreparedName, b: PreparedName): Comparison | undefined {
  if (a.folded === b.folded) return same("spelling", "They differ in case, hyphens or plural only.");
  if (a.normal === b.normal) return same("folding", "They differ in spelling, or in words that add nothing.");
  return undefined;
}

function judgeAlias(a: PreparedName, b: PreparedName): Comparison | undefined {
  return a.canonical === b.canonical ? same("alias", "The table of aliases has both.") : undefined;
}

function judgeShortForm(a: PreparedName, b: PreparedName, knowledge: NameKnowledge): Comparison | undefined {
  const [short, long] = a.folded.includes(" ") ? [b, a] : [a, b];
  if (long.spelt.length < 2 || short.folded.includes(" ") || !hasInnerCapital(short.text)) return undefined;
  const senses = knowledge.sensesOf(short.type, short.text);
  const total = [...senses.values()].reduce((sum, papers) => sum + papers, 0);
  const papers = senses.get(long.canonical) ?? 0;
  if (total > 0) {
    return papers >= MAIN_SENSE * total ? same("acronym", "Papers write it out so.", papers / total) : undefined;
  }
  // A short form that is known for something else is not this.
  if (short.canonical !== short.normal) return undefined;
  const initials = long.folded.split(" ").map((word) => word.slice(0, 1));
  return initials.join("") === shortLetters(short.text) ? same("acronym", "Its letters are the initials.") : undefined;
}

/** The numbers and signs in a name, which tell versions apart; in the order of their writing. */
const distinguishing = ({ normal }: PreparedName): string => (normal.match(/\d[\d.]*|[+#*@]+/gu) ?? []).join(" ");

function judgeFamily(a: PreparedName, b: PreparedName, knowledge: NameKnowledge): Comparison | undefined {
  const linesOf = ({ type, words, canonical }: PreparedName): ReadonlySet<string> =>
    new Set([canonical, ...familiesOf(words).map((family) => knowledge.aliasOf(type, squeeze(family)))]);
  const lineOfB = linesOf(b);
  for (const family of linesOf(a)) {
    if (lineOfB.has(family)) return { verdict: "variant", score: 0, because: `Both are of the family "${family}".` };
  }
  if (distinguishing(a) === distinguishing(b)) return undefined;
  return { verdict: "different", score: 0, because: "They differ in a number or sign." };
}

/** Words that have a direction: speech to text is not text to speech. */
const DIRECTED: ReadonlySet<string> = new Set(["from", "over", "to", "under", "versus", "vs", "without"]);

/** Ends of words that can stand before or after others without saying something else; nouns cannot: "reward reasoning", "reasoning reward". */
const MOVABLE = /(?:al|based|ed|ic|ive|line|ous)$/u;
const moveAdjectives = (a: PreparedName, b: PreparedName): boolean =>
  a.spelt.some((word, place) => word !== b.spelt[place] && MOVABLE.test(word));

/** Two words in another order say other things too often. */
export const FEWEST_WORDS_IN_ORDER = 3;

function judgeWordOrder(a: PreparedName, b: PreparedName, knowledge: NameKnowledge): Comparison | undefined {
  if (a.spelt.length < FEWEST_WORDS_IN_ORDER || a.spelt.length !== b.spelt.length) return undefined;
  if (a.spelt.some((word) => DIRECTED.has(word))) return undefined;
  // What comes last in a description is what it is: a graph transformer is no transformer graph.
  const areDescriptions = a.spelt.some((word) => knowledge.isPlainWord(word));
  if (areDescriptions && (a.spelt.at(-1) !== b.spelt.at(-1) || !moveAdjectives(a, b))) return undefined;
  const sorted = ({ spelt }: PreparedName): string => spelt.toSorted().join(" ");
  return sorted(a) === sorted(b) ? same("fuzzy", "They have the same words in another order.", 0.95) : undefined;
}

/** Rare words weigh more: what two names share of them says more. */
const weightOf = (word: string, knowledge: NameKnowledge): number => 1 / Math.log2(4 + knowledge.countOf(word));

/** Shorter words are not taken for slips of others. */
export const SHORTEST_SLIP = 6;

/** A slip of the pen makes a word that nobody else writes of one that many do. */
function isSlip(a: string, b: string, knowledge: NameKnowledge): boolean {
  if (Math.min(a.length, b.length) < SHORTEST_SLIP || /\d/u.test(a + b) || !isOneSlipApart(a, b)) return false;
  return knowledge.isPlainWord(a) !== knowledge.isPlainWord(b);
}

function judgeSlip(a: PreparedName, b: PreparedName, knowledge: NameKnowledge): Comparison | undefined {
  if (a.spelt.length !== b.spelt.length) return undefined;
  let sum = 0;
  let weights = 0;
  for (const [place, word] of a.spelt.entries()) {
    const other = b.spelt[place] ?? "";
    if (word !== other && !isSlip(word, other, knowledge)) return undefined;
    const weight = weightOf(word, knowledge);
    sum += weight * jaroWinkler(word, other);
    weights += weight;
  }
  const score = sum / weights;
  return score >= JOINED_FROM ? same("fuzzy", "They differ by a slip of the pen.", score) : undefined;
}
