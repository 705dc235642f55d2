import type { Span } from "../model/span.ts";
import { type Edit, editsBy, inOrder, type Rule } from "./edits.ts";
import { ACCENTS } from "./latex-accents.ts";

/** Commands that only say how their argument looks. Those of formulas are not among them: formulas are read as they are. */
const STYLE = String.raw`\\(?:text(?:bf|it|sc|tt|rm|sf|sl|up|md|normal|superscript|subscript)?|emph|underline|uline|mbox)\s*\{`;
/** `\href{https://…}{` and the like: what is shown is the second argument. */
const LINK = String.raw`\\(?:href|textcolor)\s*\{[^{}]*\}\s*\{`;
/** `{\em `, but no index of a formula. */
const SWITCH = String.raw`(?<![_^])\{\s*\\(?:em|it|bf|sc|tt|sl|rm|sf|itshape|bfseries|scshape|ttfamily)(?![a-zA-Z])\s*`;
const OPENING = new RegExp(String.raw`(?:(?<dollar>\$)\s*)?(?:${STYLE}|${LINK})|${SWITCH}`, "gu");
/** Some sources have a space between two braces that close. */
const SPACE_BETWEEN_BRACES = /\} $/u;
const CLOSING_DOLLAR = /\s*\$/uy;

/** Signs of a group or formula at most: what is farther away closes nothing. */
const FARTHEST = 1000;

/** Where the group whose inside begins at `start` is closed. */
function closingBrace(text: string, start: number): number | undefined {
  const limit = Math.min(text.length, start + FARTHEST);
  let depth = 1;
  for (let place = start; place < limit; place++) {
    const sign = text[place];
    if (sign === "\\") place++;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return place;
  }
  return undefined;
}

/** A dollar of money (`$5 and $10`) closes nothing: it stands behind a space or before a digit. */
const FORMULA = new RegExp(String.raw`(?<!\\)\$[^$]{1,${FARTHEST}}(?<![\s\\])\$(?!\d)`, "gu");

/** The formulas of a text, in order. */
const formulasIn = (text: string): readonly Span[] =>
  [...text.matchAll(FORMULA)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }));

/** What opens and closes a group of text, read as nothing. */
function editsOfGroup(opening: Span, closing: Span): readonly Edit[] {
  return [
    { ...opening, text: "", partner: closing },
    { ...closing, text: "", partner: opening },
  ];
}

/** The formula that a place is in, for places in text order. */
function createFormulaFinder(formulas: readonly Span[]): (place: number) => Span | undefined {
  let next = 0;
  return (place) => {
    while (next < formulas.length && formulas[next]!.end <= place) next++;
    const formula = formulas[next];
    return formula !== undefined && formula.start <= place ? formula : undefined;
  };
}

/** Groups of one look; a formula that is nothing but such a group (`$\textbf{T}$raining`) is text. */
function groupEdits(text: string, formulas: readonly Span[]): readonly Edit[] {
  const formulaAt = createFormulaFinder(formulas);
  return [...text.matchAll(OPENING)].flatMap(({ 0: opening, index, groups }): readonly Edit[] => {
    const inside = index + opening.length;
    const brace = closingBrace(text, inside);
    if (brace === undefined) return [];
    const formula = formulaAt(index);
    const hasDollar = groups?.["dollar"] !== undefined;
    if (formula === undefined || (hasDollar && formula.end === index + 1)) {
      const before = SPACE_BETWEEN_BRACES.test(text.slice(inside, brace)) ? 1 : 0;
      const start = hasDollar ? text.indexOf("\\", index) : index;
      return editsOfGroup({ start, end: inside }, { start: brace - before, end: brace + 1 });
    }
    CLOSING_DOLLAR.lastIndex = brace + 1;
    const isWhole = formula.start === index && CLOSING_DOLLAR.test(text) && CLOSING_DOLLAR.lastIndex === formula.end;
    return isWhole ? editsOfGroup({ start: index, end: inside }, { start: brace, end: formula.end }) : [];
  });
}

const SIGNS: readonly Rule[] = [
  [/\\(?<sign>[%&_#])/gu, ({ groups }) => groups?.["sign"]],
  // A place where a word may be cut.
  [/(?<=\p{L})\\-(?=\p{Ll})/gu, () => ""],
  // A space that is no wider than others, and one at which no line ends.
  [/\\(?= )/gu, () => ""],
  [/(?<=[\p{L}\p{N}.,:;)}$])~(?=[\p{L}\p{N}\\($])/gu, () => " "],
];

/** The letter that an accent's command makes; undefined where there is no such letter. */
function accented({ groups }: RegExpExecArray): string | undefined {
  const [accent, letter] = [groups?.["accent"] ?? "", groups?.["letter"] ?? ""];
  const made = (letter.replace("\\", "") + (ACCENTS.get(accent) ?? "")).normalize("NFC");
  return made.length === 1 ? made : undefined;
}

const LETTER = String.raw`(?<letter>\\[ij](?![a-zA-Z])|\p{L})`;
/** Without braces only where no program has escaped a quotation mark or an apostrophe (`\"LLM\"`, `it\'s`, `we\'re`). */
const BARE_ACCENT = String.raw`['\x60^](?=[aeiouyAEIOUY\\])|'(?=[cnszCNSZ]\p{L})|~(?=[anoANO])|(?<=\p{L}\\)"`;
const ACCENTED: readonly Rule[] = [
  [new RegExp(String.raw`\{\\(?<accent>['\x60"^~=.]|[uvHcdbkr](?![a-zA-Z]))\s*${LETTER}\}`, "gu"), accented],
  [new RegExp(String.raw`\\(?<accent>['\x60"^~=.uvHcdbkr])\s*\{\s*${LETTER}\s*\}`, "gu"), accented],
  [new RegExp(String.raw`\\(?<accent>${BARE_ACCENT})${LETTER}`, "gu"), accented],
];

/** How LaTeX is looked through: accents, escaped signs, and commands that only say how text looks. All else stays. */
export function latexEdits(text: string): readonly Edit[] {
  if (!text.includes("\\") && !text.includes("~")) return [];
  const formulas = formulasIn(text);
  const accents = inOrder(editsBy(ACCENTED, text));
  const formulaAt = createFormulaFinder(formulas);
  return [
    ...groupEdits(text, formulas),
    ...editsBy(SIGNS, text),
    // What is an accent in text is often the paper's own command in a formula.
    ...accents.filter(({ start }) => formulaAt(start) === undefined),
  ];
}
