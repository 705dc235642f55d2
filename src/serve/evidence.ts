import type { Span } from "../model/span.ts";
import type { EvidenceSentence, TextSpan } from "./api.ts";
import { parseSpan } from "./written-span.ts";

export interface StoredEvidence {
  /** `field:start-end`, in text order. */
  readonly spans: readonly string[];
  /** The words at each span. */
  readonly texts: readonly string[];
  /** The sentence around each span. */
  readonly sentences: readonly string[];
}

export type PaperText = Readonly<Record<TextSpan["field"], string>>;

/** Where `sentence` stands in `text` so that it holds `span`; a sentence may occur twice. */
function startOfSentence(text: string, sentence: string, span: Span): number | undefined {
  for (let start = text.indexOf(sentence); start !== -1; start = text.indexOf(sentence, start + 1)) {
    if (start <= span.start && span.end <= start + sentence.length) return start;
  }
  return undefined;
}

/** The span within its sentence; found by its words when the paper's text has changed since. */
function markWithin(sentence: string, words: string, place: { text: string; span: TextSpan }): Span | undefined {
  const start = startOfSentence(place.text, sentence, place.span);
  if (start !== undefined) return { start: place.span.start - start, end: place.span.end - start };
  const found = sentence.indexOf(words);
  return found === -1 || words === "" ? undefined : { start: found, end: found + words.length };
}

/** The sentences of a relation, each once, with all words in it that are its evidence. */
export function markSentences(paper: PaperText, evidence: StoredEvidence): readonly EvidenceSentence[] {
  const marked = new Map<string, { readonly sentence: EvidenceSentence; readonly marks: Span[] }>();
  for (const [place, written] of evidence.spans.entries()) {
    const span = parseSpan(written);
    const sentence = evidence.sentences[place];
    if (span === undefined || sentence === undefined) continue;
    const key = `${span.field}\n${sentence}`;
    const marks = marked.get(key)?.marks ?? [];
    const mark = markWithin(sentence, evidence.texts[place] ?? "", { text: paper[span.field], span });
    if (mark !== undefined) marks.push(mark);
    marked.set(key, { sentence: { field: span.field, text: sentence, marks }, marks });
  }
  return [...marked.values()].map(({ sentence }) => sentence);
}
