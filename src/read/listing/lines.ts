/** What a line of a page is: a text of a paper, or furniture around it. */
type LineKind = "text" | "authors" | "separator" | "date" | "counter" | "submitter";

/** A line that is not blank, without the space around it. */
export interface PageLine {
  readonly text: string;
  /** Half-open range in the page, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly number: number;
  /** Whether a blank line stands before it. */
  readonly isAfterBlank: boolean;
  readonly kind: LineKind;
}

const MONTH_AND_DAY = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? \\d{1,2}";
/** A counter stands after the date where readers took notice of the paper. */
const DATE_LINE = new RegExp(`^(?:[·•]\\s*)?(?<date>${MONTH_AND_DAY}(?:, \\d{4})?)(?:\\s+[\\d.,]+k?)?$`, "iu");
const AUTHORS_LINE =
  /^(?:(?<organisation>\S.*?)\s*)?[•·]\s*(?<count>\d{1,5}) authors?$|^(?<bareCount>\d{1,5}) authors?$/iu;
const SEPARATOR_LINE = /^[·•]$/u;
const COUNTER_LINE = /^(?:upvote\s*)?\+?[\d.,]+k?$|^upvote$/iu;
const SUBMITTER_LINE = /^submitted by\b/iu;
const SUBMITTER_ALONE = /^submitted by:?$/iu;

const SUBSCRIBE = "Subscribe";
const INVITATION = /^(?:new\s*)?get trending papers\b/iu;
const HEAD_LINE = new RegExp(
  `^(?:new|${SUBSCRIBE}|daily papers|by\\s*AK and the research community(?:\\s*${MONTH_AND_DAY})?)$`,
  "iu",
);
/** The words of the site's own menus, at the top and the foot of a page. */
const MENU_LINE = new RegExp(
  `^(?:(?:hugging face|company|tos|privacy|about|careers|jobs|website|models|datasets|spaces|buckets|community|docs|pricing|` +
    `enterprise|solutions|papers|trending papers|log in|sign up|previous|next|load more|system theme)(?![\\p{L}])|` +
    `[\\s\\d.,…·•©|<>‹›«»])+$`,
  "iu",
);

function kindOf(text: string): LineKind {
  if (AUTHORS_LINE.test(text)) return "authors";
  if (SEPARATOR_LINE.test(text)) return "separator";
  if (DATE_LINE.test(text)) return "date";
  if (COUNTER_LINE.test(text)) return "counter";
  return SUBMITTER_LINE.test(text) ? "submitter" : "text";
}

/** The date on a date line (`Dec 8, 2022`, without the counter). */
export const dateOn = (line: PageLine): string | undefined => DATE_LINE.exec(line.text)?.groups?.date;

/** What an authors line (`• 7 authors`) tells. */
export function authorsOn(line: PageLine): { readonly count: number; readonly organisation: string | undefined } {
  const groups = AUTHORS_LINE.exec(line.text)?.groups;
  return { count: Number(groups?.count ?? groups?.bareCount), organisation: groups?.organisation };
}

function* linesOf(page: string): Generator<PageLine> {
  let offset = 0;
  let isAfterBlank = false;
  // Line ends stand between the lines, at every second place.
  for (const [place, raw] of page.split(/(\r\n|\n|\r)/u).entries()) {
    const text = raw.trim();
    if (text !== "") {
      const start = offset + raw.indexOf(text);
      yield { text, start, end: start + text.length, number: place / 2 + 1, isAfterBlank, kind: kindOf(text) };
    }
    if (place % 2 === 0) isAfterBlank = text === "";
    offset += raw.length;
  }
}

/** Saved pages may have the button's word glued to the first title: it then stands nowhere on a line of its own. */
function cutSubscribe(lines: readonly PageLine[]): readonly PageLine[] {
  const [first, ...rest] = lines;
  if (first === undefined || !first.text.startsWith(SUBSCRIBE)) return lines;
  const text = first.text.slice(SUBSCRIBE.length).trimStart();
  return [{ ...first, text, start: first.end - text.length, kind: kindOf(text) }, ...rest];
}

function skipHead(lines: readonly PageLine[]): readonly PageLine[] {
  const isHead = (line: PageLine): boolean =>
    HEAD_LINE.test(line.text) || INVITATION.test(line.text) || MENU_LINE.test(line.text);
  const end = lines.findIndex((line) => !isHead(line) && line.kind !== "date");
  const head = lines.slice(0, end === -1 ? lines.length : end);
  const body = lines.slice(head.length);
  const isInvited = head.some((line) => INVITATION.test(line.text));
  const hasSubscribe = head.some((line) => line.text === SUBSCRIBE);
  if (!isInvited || hasSubscribe) return body;
  const cut = cutSubscribe(body);
  return cut === body ? body : skipHead(cut);
}

/** A submitter's name may stand on a line of its own below `Submitted by`. */
function markSubmitters(lines: readonly PageLine[]): readonly PageLine[] {
  return lines.map((line, place) =>
    SUBMITTER_ALONE.test(lines[place - 1]?.text ?? "") ? { ...line, kind: "submitter" } : line,
  );
}

/** The lines of a saved page between its head and its foot. */
export function bodyOf(page: string): readonly PageLine[] {
  const lines = markSubmitters(skipHead([...linesOf(page)]));
  const last = lines.findLastIndex(
    (line) => line.kind === "authors" || line.kind === "date" || !MENU_LINE.test(line.text),
  );
  return lines.slice(0, last + 1);
}

/** Whether a text begins as such a page does, or has the lines below a paper that only such pages have. */
export function looksLikePage(head: string): boolean {
  const lines = [...linesOf(head)];
  const isBeginning = lines
    .slice(0, 40)
    .some((line) => INVITATION.test(line.text) || /^by\s*AK and the research community/iu.test(line.text));
  return isBeginning || lines.some((line, place) => line.kind === "authors" && lines[place + 1]?.kind === "separator");
}
