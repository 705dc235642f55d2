import { decodeHTML } from "entities";
import { Parser } from "htmlparser2";

/** Elements after which text goes on in a new sentence, or which part words. */
const BLOCKS =
  /^(?:p|br|div|li|ul|ol|h\d|tr|td|th|table|sec|title|label|list|list-item|disp-formula|abstracttext|section)$/u;
/** What is not for reading, and formulas that stand a second time beside their plain form. */
const HIDDEN = /^(?:script|style|annotation|annotation-xml|tex-math)$/u;
/** Only these are tags in a text that is no markup altogether: "p < 0.05 and q > 3" is none. */
const TAG =
  /<\/?(?:jats:|mml:)?(?:a|abbr|annotation(?:-xml)?|abstract|b|bdi|bold|br|caps|cite|code|div|em|ext-link|font|h[1-6]|i|img|inf|inline-formula|inline-graphic|disp-formula|italic|label|li|list|list-item|math|m[a-z]{1,12}|monospace|named-content|nocase|ol|p|q|roman|s|sc|sec|semantics|small|span|strike|strong|styled-content|sub|sup|tex-math|title|tt|u|ul|underline|uri|xref|scp|h|section|table|tr|td|th)(?:\s[^<>]*)?\/?>/iu;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1).toLowerCase();

/** The text of markup: elements that part words leave a space, the others nothing. */
function textOfMarkup(markup: string): string {
  const parts: string[] = [];
  let hidden = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (HIDDEN.test(localName(name))) hidden += 1;
        else if (BLOCKS.test(localName(name))) parts.push(" ");
      },
      onclosetag(name) {
        if (HIDDEN.test(localName(name))) hidden -= 1;
        else if (BLOCKS.test(localName(name))) parts.push(" ");
      },
      ontext(text) {
        if (hidden === 0) parts.push(text);
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(markup);
  return parts.join("");
}

/** Quotes and dashes that a program for Windows wrote under the numbers of control characters. */
const CONTROLS = /[\u0080-\u009f]/gu;
const WINDOWS = new TextDecoder("windows-1252");

/** Control characters of the wrong charset as the quotes and dashes that they were. */
export const mendControls = (text: string): string =>
  text.replace(CONTROLS, (letter) => WINDOWS.decode(Uint8Array.of(letter.charCodeAt(0))));

/**
 * Text as services and reference managers give it, with tags (HTML, JATS, MathML) and entities in it, as plain text on one
 * line. Entities that were encoded twice are decoded twice. Angle brackets that are no tags stay.
 */
export function plainText(text: string): string {
  let plain = TAG.test(text) ? textOfMarkup(text) : text;
  for (let times = 0; times < 2 && plain.includes("&"); times += 1) {
    plain = decodeHTML(plain);
    if (TAG.test(plain)) plain = textOfMarkup(plain);
  }
  return mendControls(plain).replace(/\s+/gu, " ").trim();
}
