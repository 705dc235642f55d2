import { z } from "zod";
import type { Span } from "../../model/span.ts";
import { abstractStart } from "../../text/one-text.ts";
import { jsonLines, parseLine } from "./json-lines.ts";
import { badRecord, type GoldReader } from "./reader.ts";
import type { LabelledSpan, MentionsPaper } from "./reference.ts";
import { typeOfLabel } from "./types.ts";

/** First and last token of a mention, counted over the whole document, and its type; what follows is not read. */
type TokenEntity = readonly [first: number, last: number, type: string, ...rest: unknown[]];

/** A document as SciERC (Luan et al. 2018) and DyGIE++ (Wadden et al. 2019) keep it; other fields are not read. */
interface TokenDocument {
  readonly doc_key: string;
  readonly title?: string | undefined;
  /** The tokens of each sentence. */
  readonly sentences: readonly (readonly string[])[];
  /** The mentions of each sentence, or of all in one list. */
  readonly ner: readonly (TokenEntity | readonly TokenEntity[])[];
  /** The number of each sentence's first token, where a document is a part of a longer one. */
  readonly _sentence_start?: readonly number[] | undefined;
}

const tokenEntity = z.tuple([z.int(), z.int(), z.string()]).rest(z.unknown());

const documentSchema: z.ZodType<TokenDocument> = z.object({
  doc_key: z.string(),
  title: z.string().optional(),
  sentences: z.array(z.array(z.string())),
  ner: z.union([z.array(z.array(tokenEntity)), z.array(tokenEntity)]),
  _sentence_start: z.array(z.int()).optional(),
});

/** Documents of tokens, a line each. Of their annotations the mentions are read: clusters and relations are no concepts. */
export const dygie: GoldReader = {
  name: "dygie",
  summary: "SciERC or DyGIE++ JSON lines {doc_key, sentences, ner}",
  matches: ({ head }) => /^\s*\{/u.test(head) && /"sentences"\s*:\s*\[/u.test(head),
  async read(source) {
    const papers: MentionsPaper[] = [];
    for await (const line of jsonLines(source)) papers.push(asPaper(parseLine(line, documentSchema), line.place));
    return papers;
  },
};

function asPaper(document: TokenDocument, place: string): MentionsPaper {
  const { doc_key: id, title = "", sentences, ner } = document;
  const tokens = placeTokens(document, abstractStart({ title }), place);
  const entities = ner.flatMap(listOf).map(([first, last, label]): LabelledSpan => {
    const [start, end] = [tokens.get(first)?.start, tokens.get(last)?.end];
    if (start === undefined || end === undefined || first > last) {
      const count = sentences.flat().length;
      throw badRecord(place, `the entity ${first}-${last} is no part of the ${count} tokens of "${id}"`);
    }
    return { start, end, type: typeOfLabel(label) };
  });
  return { id, title, abstract: sentences.flat().join(" "), entities };
}

/** `ner` is one list of mentions or a list a sentence; a mention begins with a number, and a list of them never does. */
const listOf = (item: TokenEntity | readonly TokenEntity[]): readonly TokenEntity[] => (isEntity(item) ? [item] : item);

const isEntity = (item: TokenEntity | readonly TokenEntity[]): item is TokenEntity => typeof item[0] === "number";

/** Where each token stands in the text of all tokens with a space between, by its number. */
function placeTokens(document: TokenDocument, from: number, place: string): ReadonlyMap<number, Span> {
  const { sentences, _sentence_start: firsts } = document;
  if (firsts !== undefined && firsts.length !== sentences.length) {
    throw badRecord(place, `_sentence_start has ${firsts.length} numbers for ${sentences.length} sentences`);
  }
  const spans = new Map<number, Span>();
  let start = from;
  let next = 0;
  for (const [index, sentence] of sentences.entries()) {
    const first = firsts?.[index] ?? next;
    for (const [offset, token] of sentence.entries()) {
      spans.set(first + offset, { start, end: start + token.length });
      start += token.length + 1;
    }
    next = first + sentence.length;
  }
  return spans;
}
