import type { Edit } from "./edits.ts";

/** What begins a sentence behind a heading that no sign and no line end parts from it. */
const BEGINS_SENTENCE =
  "A|An|As|At|Although|Background|Both|By|Despite|Due|During|For|From|Given|How|However|If|In|It|Its|Many|Most|Motivation|Much|Objectives?|On|One|Our|Over|Purpose|Recent|Recently|Several|Since|Some|Such|The|There|These|They|This|To|Today|Using|We|What|When|While|With";
/** "Abstract", "SUMMARY:", "Abstract—": a heading, and no sentence that begins with the word. */
const HEADING = new RegExp(
  String.raw`^\s*(?:(?:Abstract|ABSTRACT|Summary|SUMMARY)(?:\s*[.:—–|]+|\s*-+(?![\p{Ll}\p{N}])|\s*[\r\n])|(?:Abstract|Summary)(?=\s+(?:${BEGINS_SENTENCE})\s)|(?:ABSTRACT|SUMMARY)(?=\s+\p{Lu}\p{Ll}*\s))\s*`,
  "u",
);

/** Signs of a publisher's note at most, and of the one that databases put under abstracts of journals that they sell. */
const LONGEST_NOTE = 300;
const LONGEST_TERMS = 900;
/** Where a sentence, and with it the abstract, may have ended. */
const ENDED = String.raw`(?<=^|[.!?)\]}"”’*…]\s{0,9}|[\r\n]\s{0,9})`;
const SIGN = String.raw`(?:©|\([cC]\)|&copy;)`;
const NOTES = [
  String.raw`\(PsycINFO Database Record \(c\)[^()]*\)`,
  String.raw`(?:Copyright\s+)?${SIGN}\s*(?:Copyright\s+)?(?:(?:The|the)\s+[Aa]uthors?(?:\(s\))?,?\s*)?(?:\d{4}|[^.]{0,60}\d{4})[^]{0,${LONGEST_NOTE}}`,
  String.raw`Copyright\s+(?:\d{4}|(?:The\s+)?[Aa]uthor)[^]{0,${LONGEST_NOTE}}`,
  String.raw`(?:\[?ABSTRACT FROM AUTHOR\]?;?\s*)?Copyright of [^]{0,${LONGEST_TERMS}}`,
  String.raw`\[ABSTRACT FROM AUTHOR\]`,
  String.raw`This article is protected by copyright\.?(?:\s*All rights reserved\.?)?`,
  String.raw`All rights reserved\.?`,
  String.raw`Published (?:by|on behalf of) \p{Lu}[^.!?]{0,120}(?:Ltd|Limited|Inc|LLC|B\.\s?V|GmbH|AG|Sons|Press|Society|Publishers?|Elsevier|Springer|Wiley)[^!?]{0,60}`,
];
/** The notes at the end of an abstract; the first takes the others with it. */
const TAIL = new RegExp(String.raw`${ENDED}(?:${NOTES.join("|")})\s*$`, "u");
const MAY_HAVE_TAIL = /©|&copy;|\([cC]\)|[Cc]opyright|rights reserved|ABSTRACT FROM|Published (?:by|on)/u;

/** What stands around an abstract and says nothing of the paper: its heading, and publishers' notes below it. */
export function furnitureEdits(abstract: string): readonly Edit[] {
  const edits: Edit[] = [];
  const heading = HEADING.exec(abstract)?.[0] ?? "";
  if (heading !== "") edits.push({ start: 0, end: heading.length, text: "" });
  const tail = MAY_HAVE_TAIL.test(abstract) ? TAIL.exec(abstract) : null;
  if (tail !== null) edits.push({ start: tail.index, end: abstract.length, text: "" });
  return edits;
}
