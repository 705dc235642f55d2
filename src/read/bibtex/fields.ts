import { onOneLine } from "../bytes/lines.ts";

/** The fields of an entry under lower-case names, as written, without their outer braces or quotes and on one line. */
export interface ParsedEntry {
  readonly fields: ReadonlyMap<string, string>;
  /** The field at which reading had to stop, since its value never ends. */
  readonly broken: string | undefined;
}

/** Abbreviations by lower-case name: those of `@string`, over the months that every style knows. */
export type Abbreviations = Map<string, string>;

export const MONTHS: readonly (readonly [string, string])[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
].map((month) => [month.slice(0, 3).toLowerCase(), month]);

const FIELD = /[\s,]*(?<name>[^\s=,{}()"#%]+)\s*=\s*/uy;
const BARE = /[^\s,#{}"]+/uy;
const JOIN = /\s*#\s*/uy;

/** Matches at a place only. */
function matchAt(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/** The place of the brace or quote that closes what opens at `start`; -1 when nothing does. */
function closingOf(text: string, start: number): number {
  const isQuoted = text[start] === '"';
  const signs = /[{}"]/gu;
  signs.lastIndex = start + 1;
  let depth = 0;
  for (let match = signs.exec(text); match !== null; match = signs.exec(text)) {
    const [sign] = match;
    if (depth === 0 && sign === (isQuoted ? '"' : "}")) return match.index;
    if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
  }
  return -1;
}

interface Value {
  readonly text: string;
  /** Where it ends; -1 when it never does. */
  readonly end: number;
}

function readPiece(body: string, place: number, abbreviations: Abbreviations): Value {
  if (body[place] === "{" || body[place] === '"') {
    const end = closingOf(body, place);
    return { text: body.slice(place + 1, end === -1 ? undefined : end), end: end === -1 ? -1 : end + 1 };
  }
  const bare = matchAt(BARE, body, place)?.[0] ?? "";
  // An abbreviation that nobody defined stands for itself.
  return { text: abbreviations.get(bare.toLowerCase()) ?? bare, end: place + bare.length };
}

/** Pieces joined by `#`. */
function readValue(body: string, start: number, abbreviations: Abbreviations): Value {
  let value = readPiece(body, start, abbreviations);
  while (value.end !== -1) {
    const join = matchAt(JOIN, body, value.end);
    if (join === null) break;
    const piece = readPiece(body, value.end + join[0].length, abbreviations);
    value = { text: value.text + piece.text, end: piece.end };
  }
  return value;
}

/** Takes the body of an entry apart. Of a field that comes twice the first counts; what is no field is passed over. */
export function parseFields(body: string, abbreviations: Abbreviations): ParsedEntry {
  const fields = new Map<string, string>();
  let place = 0;
  while (place < body.length) {
    const match = matchAt(FIELD, body, place);
    if (match?.groups === undefined) {
      place = nextField(body, place);
      continue;
    }
    const name = (match.groups.name ?? "").toLowerCase();
    const { text, end } = readValue(body, place + match[0].length, abbreviations);
    if (end === -1) return { fields, broken: name };
    if (!fields.has(name)) fields.set(name, onOneLine(text));
    place = end;
  }
  return { fields, broken: undefined };
}

/** The key, or what a lost quote leaves behind, ends with its line or at the next comma outside of braces. */
function nextField(body: string, place: number): number {
  if (body[place] === "{" || body[place] === '"') {
    const closing = closingOf(body, place);
    return closing === -1 ? body.length : closing + 1;
  }
  const next = /[,{"\n]/gu;
  next.lastIndex = place + 1;
  const found = next.exec(body);
  if (found === null) return body.length;
  return found[0] === "," || found[0] === "\n" ? found.index + 1 : found.index;
}
