import { decodeHTML } from "entities";
import { WINDOWS_1252 } from "./bytes/windows-1252.ts";

/** Elements that part words. */
const BLOCKS =
  /^(?:p|br|div|li|ul|ol|h\d|tr|td|th|table|sec|section|title|label|list|list-item|disp-formula|abstract)$/u;
const INLINE =
  "abbr|b|bdi|bold|caps|cite|code|em|font|i|img|inf|inline-formula|inline-graphic|italic|monospace|named-content|nocase|roman|" +
  "sc|scp|semantics|small|span|strike|strong|styled-content|sub|sup|tex|tt|ul|underline|uri|xref|ext-link|" +
  "a(?= )|m(?:ath|row|i|n|o|s|text|space|sub|sup|subsup|under|over|underover|frac|sqrt|root|table|tr|td|style|fenced|padded)";
/** Only these are tags in a text that is no markup altogether: "p <q and r> s" has none. */
const TAG = new RegExp(
  `</?(?:jats:|mml:)?(?<name>p|br|div|li|ul|ol|h[1-6]|tr|td|th|table|sec|section|title|label|list|list-item|disp-formula|abstract|` +
    `${INLINE})(?:\\s[^<>]*)?/?>`,
  "giu",
);
/** Formulas that stand a second time beside their plain form, and what is not for reading. */
const HIDDEN = /<(?:\w+:)?(tex-math|annotation(?:-xml)?|script|style)\b[^<>]*>[^]{0,20000}?<\/(?:\w+:)?\1\s*>/giu;

/** Takes tags out: those that part words leave a space, the others nothing. */
const withoutTags = (text: string): string =>
  text.replace(HIDDEN, " ").replace(TAG, (_, name: string) => (BLOCKS.test(name.toLowerCase()) ? " " : ""));

const BYTE_OF: ReadonlyMap<string, number> = new Map(WINDOWS_1252.map((letter, byte) => [letter, byte]));
const UTF8 = new TextDecoder("utf-8", { fatal: true });
/** Signs that the bytes of UTF-8 become when they are taken for Windows-1252; not in capitals, where they may be a word's end: `«IRMÃ»`. */
const MISREAD = /(?<!\p{Lu}{2})[\u00c2-\u00f4][^\p{ASCII}]+/gu;
/** Letters that such a run surely was not: rare ones, which two signs of ordinary text would make by chance. */
const UNLIKELY = /[\u0180-\u036f]/u;

function mendRun(run: string): string {
  const bytes = Array.from(run, (letter) => (letter <= "\u00ff" ? letter.charCodeAt(0) : BYTE_OF.get(letter)));
  if (bytes.includes(undefined)) return run;
  try {
    const meant = UTF8.decode(Uint8Array.from(bytes.flatMap((byte) => byte ?? [])));
    return UNLIKELY.test(meant) ? run : meant;
  } catch {
    return run;
  }
}

/**
 * Text whose charset was mixed up, as it was: UTF-8 that was taken for Windows-1252, once or twice (`MÃ¼nster`), and control
 * characters that were quotes and dashes.
 */
export const mendText = (text: string): string =>
  text
    .replace(MISREAD, mendRun)
    .replace(MISREAD, mendRun)
    .replace(/[\u0080-\u009f]/gu, (letter) => WINDOWS_1252[letter.charCodeAt(0)] ?? letter);

/**
 * Text as services and reference managers give it, with tags (HTML, JATS, MathML) and entities in it, as plain text on one
 * line. Entities that were encoded twice are decoded twice, charsets that were mixed up are mended. Angle brackets that are
 * no tags stay.
 */
export function plainText(text: string): string {
  let plain = text.includes("<") ? withoutTags(text) : text;
  for (let times = 0; times < 2 && plain.includes("&"); times += 1) plain = withoutTags(decodeHTML(plain));
  return mendText(plain).replace(/\s+/gu, " ").trim();
}
