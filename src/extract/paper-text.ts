import type { Field, Span } from "../model/span.ts";
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

/** A segmented paper. The title is one sentence, the first; tokens of all sentences stand in one list. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Per token the place of its sentence. */
  readonly sentenceOf: Uint32Array;
}

/** Segments a paper's title and abstract. */
export function segmentPaper(paper: PaperInput): PaperText {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const add = (field: Field, span: Span): void => {
    const found = tokenize(paper[field], span);
    if (found.length === 0) return;
    const firstToken = tokens.length;
    for (const token of found) tokens.push(token);
    sentences.push({ ...span, field, firstToken, endToken: tokens.length });
  };
  add("title", { start: 0, end: paper.title.length });
  for (const span of sentenceSpans(paper.abstract)) add("abstract", span);
  const sentenceOf = new Uint32Array(tokens.length);
  sentences.forEach(({ firstToken, endToken }, place) => sentenceOf.fill(place, firstToken, endToken));
  return { title: paper.title, abstract: paper.abstract, tokens, sentences, sentenceOf };
}

/** A half-open range of a paper's tokens, within one sentence. */
export interface TokenSpan {
  readonly first: number;
  readonly end: number;
}

/** The exact text of a token range. */
export function textOf(paper: PaperText, { first, end }: TokenSpan): string {
  const { field } = paper.sentences[paper.sentenceOf[first]!]!;
  return paper[field].slice(paper.tokens[first]!.start, paper.tokens[end - 1]!.end);
}

/** The field, offsets and exact text of a token range. */
export function locate(paper: PaperText, span: TokenSpan): Span & { readonly field: Field; readonly text: string } {
  const { field } = paper.sentences[paper.sentenceOf[span.first]!]!;
  const start = paper.tokens[span.first]!.start;
  const { end } = paper.tokens[span.end - 1]!;
  return { field, start, end, text: textOf(paper, span) };
}
