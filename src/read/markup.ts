import { decodeHTML } from "entities";
import { onOneLine } from "./bytes/lines.ts";
import { mendText } from "./bytes/misread.ts";

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
/** Formulas that stand a second time beside their plain form, and what is not for reading; none holds another of its kind. */
const HIDDEN =
  /<(?:\w+:)?(tex-math|annotation(?:-xml)?|script|style)\b[^<>]*>(?:(?!<(?:\w+:)?\1\b)[^]){0,20000}?<\/(?:\w+:)?\1\s*>/giu;

/** Takes tags out: those that part words leave a space, the others nothing. */
const withoutTags = (text: string): string =>
  text.replace(HIDDEN, " ").replace(TAG, (_, name: string) => (BLOCKS.test(name.toLowerCase()) ? " " : ""));

/**
 * Text as services and reference managers give it, with tags (HTML, JATS, MathML) and entities in it, as plain text on one
 * line. Entities that were encoded twice are decoded twice, charsets that were mixed up are mended. Angle brackets that are
 * no tags stay.
 */
export function plainText(text: string): string {
  let plain = text.includes("<") ? withoutTags(text) : text;
  for (let times = 0; times < 2 && plain.includes("&"); times += 1) plain = withoutTags(decodeHTML(plain));
  return onOneLine(mendText(plain)).trim();
}
