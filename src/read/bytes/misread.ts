import { WINDOWS_1252 } from "./windows-1252.ts";

/** Letters that stand where others were meant, since somebody read a text in the wrong charset and saved it so. */
export interface Misread {
  readonly written: string;
  readonly meant: string;
}

const BYTE_OF: ReadonlyMap<string, number> = new Map(WINDOWS_1252.map((letter, byte) => [letter, byte]));
const UTF8 = new TextDecoder("utf-8", { fatal: true });
/** Signs that the bytes of UTF-8 become when they are taken for Windows-1252; not in capitals, where they may be a word's end: `«IRMÃ»`. */
const RUN = /[\u00c2-\u00f4](?<!\p{Lu}{2}.)[^\p{ASCII}]+/gu;
/** Letters that such a run surely was not: rare ones, which two signs of ordinary text would make by chance. */
const UNLIKELY = /[\u0180-\u036f]/u;
/** Without one of these there is nothing to mend: most texts are looked through once and not three times. */
const SUSPECT = /[\u0080-\u009f\u00c2-\u00f4]/u;
/** Quotes and dashes of Windows-1252 that were taken for Latin-1. */
const CONTROL = /[\u0080-\u009f]/gu;

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

const mendControl = (letter: string): string => WINDOWS_1252[letter.charCodeAt(0)] ?? letter;

/**
 * Text whose charset was mixed up, as it was: UTF-8 that was taken for Windows-1252, once or twice (`MÃ¼nster`), and control
 * characters that were quotes and dashes.
 */
export const mendText = (text: string): string =>
  SUSPECT.test(text) ? text.replace(RUN, mendRun).replace(RUN, mendRun).replace(CONTROL, mendControl) : text;

/** The first letters in a text that `mendText` would change, and where they begin. */
export function findMisread(text: string): (Misread & { readonly start: number }) | undefined {
  for (const [pattern, mend] of [
    [RUN, mendRun],
    [CONTROL, mendControl],
  ] as const) {
    for (const { 0: written, index } of text.matchAll(pattern)) {
      // What was mixed up twice is meant to be what mending it twice gives.
      if (mend(written) !== written) return { written, meant: mendText(written), start: index };
    }
  }
  return undefined;
}
