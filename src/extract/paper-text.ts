import type { Field, Span } from "../model/span.ts";
import { furnitureEdits } from "../text/furniture.ts";
import { type Reading, readingOf, sourceSpan, type WordFrequency } from "../text/reading.ts";
import { sentenceSpans, type Token, tokenize } from "../text/segment.ts";

/** What extraction reads of a paper. */
export interface PaperInput {
  readonly title: string;
  readonly abstract: string;
}

/** A sentence and the half-open range of its tokens among the paper's. */
export interface Sentence extends Span {
  readonly field: Field;
  readonly firstToken: number;
  readonly endToken: number;
}

/**
 * A segmented paper. The title is one sentence, the first; tokens of all sentences stand in one list. All is as it is read, and
 * so are all offsets; `locate` leads back to what stands in the paper.
 */
export interface PaperText {
  readonly title: string;
  readonly abstract: string;
  readonly readings: Readonly<Record<Field, Reading>>;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Per token the place of its sentence. */
  readonly sentenceOf: Uint32Array;
}

/** Segments a paper's title and abstract as they are read; `frequencyOf` tells words that a line end cut. */
export function segmentPaper({ title, abstract }: PaperInput, frequencyOf?: WordFrequency): PaperText {
  const readings = {
    title: readingOf(title, frequencyOf),
    abstract: readingOf(abstract, frequencyOf, furnitureEdits(abstract)),
  };
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const add = (field: Field, span: Span): void => {
    const found = tokenize(readings[field].text, span);
    if (found.length === 0) return;
    const firstToken = tokens.length;
    for (const token of found) tokens.push(token);
    sentences.push({ ...span, field, firstToken, endToken: tokens.length });
  };
  add("title", { start: 0, end: readings.title.text.length });
  for (const span of sentenceSpans(readings.abstract.text)) add("abstract", span);
  const sentenceOf = new Uint32Array(tokens.length);
  sentences.forEach(({ firstToken, endToken }, place) => sentenceOf.fill(place, firstToken, endToken));
  return { title: readings.title.text, abstract: readings.abstract.text, readings, tokens, sentences, sentenceOf };
}

/** A half-open range of a paper's tokens, within one sentence. */
export interface TokenSpan {
  readonly first: number;
  readonly end: number;
}

/** The field of a token range, and its offsets in it as it is read. */
export function placeOf(paper: PaperText, { first, end }: TokenSpan): Span & { readonly field: Field } {
  const { field } = paper.sentences[paper.sentenceOf[first]!]!;
  return { field, start: paper.tokens[first]!.start, end: paper.tokens[end - 1]!.end };
}

/** The text of a token range as it is read. */
export function textOf(paper: PaperText, span: TokenSpan): string {
  const { field, start, end } = placeOf(paper, span);
  return paper[field].slice(start, end);
}

/** Where a span of what is read stands in the paper. */
export const sourceOf = ({ readings }: PaperText, field: Field, span: Span): Span => sourceSpan(readings[field], span);

/** The field, offsets and exact text of a token range in the paper as given. */
export function locate(paper: PaperText, span: TokenSpan): Span & { readonly field: Field; readonly text: string } {
  const { field, ...place } = placeOf(paper, span);
  const { start, end } = sourceOf(paper, field, place);
  return { field, start, end, text: paper.readings[field].source.slice(start, end) };
}
