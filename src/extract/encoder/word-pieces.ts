import type { Span } from "../../model/span.ts";

/** Word pieces of a text: piece i has the id `ids[i]` and stands at `[starts[i], ends[i])` in UTF-16 units. */
export interface WordPieces {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface Vocabulary {
  /** Pieces by id; one that goes on inside a word begins with `##`. */
  readonly pieces: readonly string[];
  /** The id of a word that the vocabulary cannot spell. */
  readonly unknown: number;
}

/** A word as the vocabulary spells it: character i stands at `[starts[i], ends[i])`. */
interface Word {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
}

/** Longer words are one unknown piece. */
const MAX_CHARACTERS = 100;

const SPACE = /[\t\n\r]|(?!\p{Cc})\p{White_Space}/u;
/** Control, format, private and surrogate characters are looked through. */
const OTHER = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/u;
const MARK = /\p{Mn}/gu;
/** Signs that are pieces of their own: punctuation, all ASCII signs, and the ideographs that BERT sets apart. */
const ALONE =
  /[\p{P}$+<=>^`|~\u4E00-\u9FFF\u3400-\u4DBF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B81F}\u{2B820}-\u{2CEAF}\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/** What a character does to a word: ends it, stands alone, or adds this (perhaps empty) text to it. */
type Effect = "ends" | "alone" | { readonly adds: string };

function effectOf(character: string): Effect {
  if (SPACE.test(character)) return "ends";
  if (OTHER.test(character)) return { adds: "" };
  if (ALONE.test(character)) return "alone";
  return { adds: character.normalize("NFD").replace(MARK, "").toLowerCase() };
}

/** Cuts at spaces and signs, lower-cases, and drops accents, as the vocabulary was made. */
function* wordsOf(text: string, effects: Map<string, Effect>): Generator<Word> {
  let word: Word = { text: "", starts: [], ends: [] };
  let at = 0;
  for (const character of text) {
    const place: Span = { start: at, end: at + character.length };
    at = place.end;
    let effect = effects.get(character);
    if (effect === undefined) effects.set(character, (effect = effectOf(character)));
    if (typeof effect === "object") {
      append(word, effect.adds, place);
      continue;
    }
    if (word.text !== "") {
      yield word;
      word = { text: "", starts: [], ends: [] };
    }
    if (effect === "alone") yield append({ text: "", starts: [], ends: [] }, character, place);
  }
  if (word.text !== "") yield word;
}

function append(word: Word, text: string, { start, end }: Span): Word {
  word.text += text;
  for (let unit = 0; unit < text.length; unit++) {
    word.starts.push(start);
    word.ends.push(end);
  }
  return word;
}

/** The longest pieces first, from the left; nothing when some part of the word is in no piece. */
function spell(word: string, ids: ReadonlyMap<string, number>): readonly { id: number; end: number }[] | undefined {
  const spelled: { id: number; end: number }[] = [];
  for (let start = 0; start < word.length;) {
    let end = word.length;
    let id: number | undefined;
    for (; end > start; end--) {
      id = ids.get(start === 0 ? word.slice(0, end) : `##${word.slice(start, end)}`);
      if (id !== undefined) break;
    }
    if (id === undefined) return undefined;
    spelled.push({ id, end });
    start = end;
  }
  return spelled;
}

/**
 * Cuts texts into the word pieces of an uncased BERT vocabulary (Devlin et al., 2019), each with its exact place in the
 * text as given.
 */
export function createPieceCutter({ pieces, unknown }: Vocabulary): (text: string) => WordPieces {
  const idOf = new Map(pieces.map((piece, id) => [piece, id]));
  const effects = new Map<string, Effect>();
  return (text) => {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (const word of wordsOf(text, effects)) {
      const tooLong = word.text.length > MAX_CHARACTERS && Array.from(word.text).length > MAX_CHARACTERS;
      const spelled = (tooLong ? undefined : spell(word.text, idOf)) ?? [{ id: unknown, end: word.text.length }];
      let from = 0;
      for (const { id, end } of spelled) {
        ids.push(id);
        starts.push(word.starts[from]!);
        ends.push(word.ends[end - 1]!);
        from = end;
      }
    }
    return { ids, starts, ends };
  };
}
