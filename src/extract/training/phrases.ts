import { ENTITY_TYPES } from "../../model/extraction.ts";
import { phraseOf, type PhraseCounts, phraseWords, visitPhrases } from "../tagger/gazetteer.ts";
import type { LabelledPaper } from "./gold.ts";

/** The phrases that a paper names, each with its types, and with `papers: 1`. */
function namedPhrases({ text, ranges }: LabelledPaper): Map<number, PhraseCounts> {
  const words = phraseWords(text.tokens);
  const found = new Map<number, PhraseCounts>();
  for (const range of ranges) {
    const phrase = phraseOf(words, range);
    if (phrase === undefined) continue;
    const before = found.get(phrase)?.named ?? ENTITY_TYPES.map(() => 0);
    found.set(phrase, {
      named: ENTITY_TYPES.map((other, index) => (other === range.type ? 1 : before[index]!)),
      papers: 1,
    });
  }
  return found;
}

/** Phrases of a paper that are in `known`. */
function occurringPhrases({ text }: LabelledPaper, known: ReadonlyMap<number, unknown>): ReadonlySet<number> {
  const words = phraseWords(text.tokens);
  const found = new Set<number>();
  for (const sentence of text.sentences) {
    for (let first = sentence.firstToken; first < sentence.endToken; first++) {
      visitPhrases(words, { first, end: sentence.endToken }, (phrase) => {
        if (known.has(phrase)) found.add(phrase);
      });
    }
  }
  return found;
}

/** The gazetteer of annotated papers, and each paper's own share of it (to leave out while training on that paper). */
export interface LearnedGazetteer {
  readonly gazetteer: ReadonlyMap<number, PhraseCounts>;
  readonly own: readonly ReadonlyMap<number, PhraseCounts>[];
}

/** Counts in how many papers each name is a name of each type, and in how many it occurs. */
export function learnGazetteer(papers: readonly LabelledPaper[]): LearnedGazetteer {
  const named = papers.map(namedPhrases);
  const totals = new Map<number, { named: number[]; papers: number }>();
  for (const phrases of named) {
    for (const [phrase, counts] of phrases) {
      const total = totals.get(phrase) ?? { named: ENTITY_TYPES.map(() => 0), papers: 0 };
      total.named = total.named.map((count, index) => count + counts.named[index]!);
      totals.set(phrase, total);
    }
  }
  const own = papers.map((paper, index) => {
    const phrases = new Map(named[index]);
    for (const phrase of occurringPhrases(paper, totals)) {
      totals.get(phrase)!.papers++;
      if (!phrases.has(phrase)) phrases.set(phrase, { named: ENTITY_TYPES.map(() => 0), papers: 1 });
    }
    return phrases;
  });
  return { gazetteer: totals, own };
}
