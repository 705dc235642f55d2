import type { Field, Span } from "../model/span.ts";
import { abstractStart, oneText } from "../text/one-text.ts";
import { sentenceSpans } from "../text/segment.ts";
import type { ReferencePaper } from "./gold/reference.ts";

/** Where something stands in a paper; offsets are UTF-16 units of the field. */
export interface Place extends Span {
  /** The paper's id. */
  readonly paper: string;
  readonly field: Field;
  /** What stands there. */
  readonly text: string;
  /** The sentence that it begins in; a title is one. */
  readonly sentence: Span & { readonly text: string };
}

/** Finds places in one paper. */
export interface Placer {
  /** Of a span in title and abstract as one text. */
  ofSpan(span: Span): Place;
  /** Of a span within a field. */
  ofFieldSpan(span: Span & { readonly field: Field }): Place;
  /** Where words first stand; undefined where they do not. */
  ofWords(words: string): Place | undefined;
}

export function createPlacer(paper: ReferencePaper): Placer {
  const shift = abstractStart(paper);
  // Sentences are asked for only where there are mistakes.
  let sentences: readonly Span[] | undefined;

  const sentenceAt = (field: Field, start: number): Span => {
    if (field === "title") return { start: 0, end: paper.title.length };
    sentences ??= sentenceSpans(paper.abstract);
    return sentences.find(({ end }) => start < end) ?? { start: 0, end: paper.abstract.length };
  };
  const ofFieldSpan = ({ field, start, end }: Span & { readonly field: Field }): Place => {
    const sentence = sentenceAt(field, start);
    const textAt = (span: Span): string => paper[field].slice(span.start, span.end);
    return {
      paper: paper.id,
      field,
      start,
      end,
      text: textAt({ start, end }),
      sentence: { start: sentence.start, end: sentence.end, text: textAt(sentence) },
    };
  };
  const ofSpan = ({ start, end }: Span): Place =>
    start < shift
      ? ofFieldSpan({ field: "title", start, end: Math.min(end, paper.title.length) })
      : ofFieldSpan({ field: "abstract", start: start - shift, end: end - shift });
  return {
    ofSpan,
    ofFieldSpan,
    ofWords(words) {
      const start = oneText(paper).indexOf(words);
      return start === -1 ? undefined : ofSpan({ start, end: start + words.length });
    },
  };
}
