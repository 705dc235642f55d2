import { ACCENTS } from "../../text/latex-accents.ts";
import { ESCAPES, STYLES, SUBSCRIPTS, SUPERSCRIPTS, SWITCHES, SYMBOLS } from "./symbols.ts";

/** Deeper than any real text: the braces of such groups are dropped unread, and a command that so many wait for is a sign. */
const DEEPEST = 40;
/** Signs of a formula at most: what is farther away closes nothing. */
const LONGEST_FORMULA = 1000;
const LATEX = /[\\{}$~`]|--|''/u;
const COMMAND = /\\(?:(?<name>[a-zA-Z]+)(?<space>\*?[ \t]*)|(?<sign>[^]))/uy;

interface Piece {
  readonly text: string;
  readonly end: number;
}

/** Where the group that opens at `start` is closed; the end of the text when it never is. */
function endOfGroup(text: string, start: number): number {
  let depth = 0;
  for (let place = start; place < text.length; place += 1) {
    const sign = text[place];
    if (sign === "\\") place += 1;
    else if (sign === "{") depth += 1;
    else if (sign === "}") {
      depth -= 1;
      if (depth === 0) return place;
    }
  }
  return text.length;
}

/** Reads LaTeX from left to right; nothing is kept from one piece to the next. */
class LatexReader {
  readonly #text: string;
  readonly #depth: number;
  readonly #isMath: boolean;
  /** Commands that wait for their argument. */
  #waiting = 0;

  constructor(text: string, depth: number, isMath: boolean) {
    this.#text = text;
    this.#depth = depth;
    this.#isMath = isMath;
  }

  /** The whole text decoded. */
  decode(): string {
    const parts: string[] = [];
    for (let place = 0; place < this.#text.length;) {
      const { text, end } = this.#pieceAt(place);
      parts.push(text);
      place = end;
    }
    return parts.join("");
  }

  #pieceAt(place: number): Piece {
    const sign = this.#text[place] ?? "";
    if (sign === "\\") return this.#commandAt(place);
    if (sign === "{") return this.#groupAt(place);
    if (sign === "}") return { text: "", end: place + 1 };
    if (sign === "$") return this.#mathAt(place);
    if (sign === "~") return { text: " ", end: place + 1 };
    if (this.#isMath && (sign === "^" || sign === "_")) return this.#scriptAt(place);
    return this.#isMath ? { text: sign, end: place + 1 } : this.#ligatureAt(place);
  }

  /** `--`, `---` and the quotes that TeX makes of two signs; all the text up to the next sign that means something. */
  #ligatureAt(place: number): Piece {
    for (const [written, meant] of LIGATURES) {
      if (this.#text.startsWith(written, place)) return { text: meant, end: place + written.length };
    }
    PLAIN.lastIndex = place + 1;
    const end = place + 1 + (PLAIN.exec(this.#text)?.[0].length ?? 0);
    return { text: this.#text.slice(place, end), end };
  }

  #groupAt(place: number): Piece {
    const end = endOfGroup(this.#text, place);
    return { text: this.#inner(this.#text.slice(place + 1, end), this.#isMath), end: end + 1 };
  }

  #inner(text: string, isMath: boolean): string {
    if (this.#depth >= DEEPEST) return text.replace(/[{}]/gu, "");
    return new LatexReader(text, this.#depth + 1, isMath).decode();
  }

  /** The argument of a command: a group, a command or one letter. */
  #argumentAt(place: number): Piece {
    const start = place + (/^\s*/u.exec(this.#text.slice(place, place + 9))?.[0].length ?? 0);
    if (start >= this.#text.length) return { text: "", end: this.#text.length };
    if (this.#text[start] === "{") return this.#groupAt(start);
    if (this.#text[start] === "\\" && this.#waiting < DEEPEST) {
      this.#waiting += 1;
      const piece = this.#commandAt(start);
      this.#waiting -= 1;
      return piece;
    }
    const [letter = ""] = this.#text.slice(start, start + 2);
    return { text: letter, end: start + letter.length };
  }

  #commandAt(place: number): Piece {
    COMMAND.lastIndex = place;
    const match = COMMAND.exec(this.#text);
    if (match === null) return { text: "\\", end: place + 1 };
    const { name, sign = "", space = "" } = match.groups ?? {};
    const end = place + match[0].length;
    const accent = ACCENTS.get(name ?? sign);
    if (accent !== undefined) return this.#accented(accent, place, end);
    // The space behind a command only ends its name; in math, where it means nothing, it parts signs as it was meant to.
    if (name !== undefined) return this.#namedAt(name, place, this.#isMath ? end - space.length : end);
    if (sign === "(") return this.#displayed(end, "\\)");
    const meant = ESCAPES.get(sign);
    return { text: meant ?? `\\${sign}`, end };
  }

  #namedAt(name: string, place: number, end: number): Piece {
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined) return { text: symbol, end: this.#text.startsWith("{}", end) ? end + 2 : end };
    if (SWITCHES.has(name)) return { text: "", end };
    if (STYLES.has(name)) return this.#argumentAt(end);
    if (name === "textsuperscript") return this.#script(SUPERSCRIPTS, "", end);
    if (name === "textsubscript") return this.#script(SUBSCRIPTS, "", end);
    if (name === "href" || name === "texorpdfstring") return this.#argumentAt(this.#argumentAt(end).end);
    // A command that we do not know stays as it is, its argument too.
    const last = this.#text[end] === "{" ? endOfGroup(this.#text, end) + 1 : end;
    return { text: this.#text.slice(place, last), end: last };
  }

  #accented(mark: string, place: number, end: number): Piece {
    const argument = this.#argumentAt(end);
    const [letter = "", ...rest] = argument.text;
    // `\~{}` is how addresses have their tilde.
    if (letter === "") return { text: this.#text.slice(place + 1, end), end: argument.end };
    const dotted = letter === "ı" ? "i" : letter === "ȷ" ? "j" : letter;
    return { text: (dotted + mark).normalize("NFC") + rest.join(""), end: argument.end };
  }

  #scriptAt(place: number): Piece {
    const sign = this.#text[place] ?? "";
    return this.#script(sign === "^" ? SUPERSCRIPTS : SUBSCRIPTS, sign, place + 1);
  }

  /** Raised or lowered signs where Unicode has all of them, else as plain signs behind the mark. */
  #script(signs: ReadonlyMap<string, string>, mark: string, place: number): Piece {
    const { text, end } = this.#argumentAt(place);
    const raised = Array.from(text, (sign) => signs.get(sign));
    return { text: raised.every((sign) => sign !== undefined) ? raised.join("") : mark + text, end };
  }

  #mathAt(place: number): Piece {
    const mark = this.#text.startsWith("$$", place) ? "$$" : "$";
    return this.#displayed(place + mark.length, mark);
  }

  /** Math without its marks, unless a command in it has no sign: then it stays as it is. A lone dollar is a sign. */
  #displayed(start: number, mark: string): Piece {
    const close = closingMark(this.#text, start, mark);
    const opening = mark === "\\)" ? "\\(" : mark;
    if (close === -1) return { text: opening, end: start };
    const written = this.#text.slice(start, close);
    const end = close + mark.length;
    const decoded = this.#inner(written, true);
    return { text: decoded.includes("\\") ? opening + written + mark : decoded, end };
  }
}

/** A dollar of money (`$5 and $10`) closes nothing: it stands behind a space or before a digit. */
function closingMark(text: string, start: number, mark: string): number {
  const near = text.slice(start, start + LONGEST_FORMULA);
  for (let at = near.indexOf(mark); at !== -1; at = near.indexOf(mark, at + 1)) {
    const place = start + at;
    if (mark !== "$" || (/[^\s\\]/u.test(text[place - 1] ?? "") && !/\d/u.test(text[place + 1] ?? ""))) return place;
  }
  return -1;
}

const LIGATURES = [
  ["---", "—"],
  ["--", "–"],
  ["``", "“"],
  ["''", "”"],
] as const;
/** Text that none of the rules is about; by UTF-16 units, since it may go on within a letter of two. */
const PLAIN = /[^\\{}$~^_`'-]*/y;

/**
 * LaTeX as plain text: accents and symbols as letters and signs, braces and commands of look taken off, math as far as
 * Unicode has its signs. A command that is not known stays as written.
 */
export function decodeLatex(text: string): string {
  return LATEX.test(text) ? new LatexReader(text, 0, false).decode() : text;
}
