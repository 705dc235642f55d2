import { PaperGraphError } from "../../errors.ts";
import type { PaperRecord } from "../../model/paper.ts";
import { LONGEST_RECORD } from "../bytes/lines.ts";
import type { Fields } from "../columns.ts";
import { recordFrom } from "../fields.ts";
import type { SkipRecord } from "../reader.ts";
import type { Source } from "../source.ts";
import { parseElement, type XmlElement } from "./tree.ts";

interface XmlText {
  readonly text: string;
  /** The line on which it starts, from 1. */
  readonly line: number;
  /** Whether its end tag is there. */
  readonly isWhole: boolean;
}

const countLines = (text: string): number => text.match(/\r\n|\n|\r/gu)?.length ?? 0;

/** No tag is longer, in UTF-16 units: a sign behind which so much text stands begins none. */
const LONGEST_TAG = 65_536;

/** Where a tag may begin of which the rest comes with the next piece of text; the end of the text where there is none. */
function cutOf(text: string): number {
  const start = text.lastIndexOf("<");
  return start === -1 || text.length - start > LONGEST_TAG ? text.length : start;
}

/** Text that is collected until the element is closed that it begins with; each piece of it is looked through once. */
class OpenElement {
  readonly #line: number;
  readonly #parts: string[] = [];
  #length = 0;

  constructor(line: number) {
    this.#line = line;
  }

  add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  checkLength(source: Source): void {
    if (this.#length <= LONGEST_RECORD) return;
    const message = `"${source.name}", line ${this.#line}: the record is longer than 64 MiB.`;
    throw new PaperGraphError("SOURCE_UNREADABLE", message, { hint: "Check that the file is what it should be." });
  }

  close(isWhole: boolean): XmlText {
    return { text: this.#parts.join(""), line: this.#line, isWhole };
  }
}

/** Cuts the elements that are records out of a stream of text; nothing else is kept in memory. */
async function* cutElements(source: Source, names: readonly string[]): AsyncGenerator<XmlText> {
  const tag = new RegExp(`<(?<end>/?)(?:[\\w.-]+:)?(?:${names.join("|")})(?=[\\s/>])[^<>]*>`, "gu");
  let text = "";
  let line = 1;
  let open: OpenElement | undefined;
  for await (const chunk of source.chunks()) {
    text += chunk;
    let start = 0;
    const pass = (end: number): void => {
      const passed = text.slice(start, end);
      open?.add(passed);
      line += countLines(passed);
      start = end;
    };
    for (const { 0: found, groups, index } of text.matchAll(tag)) {
      const isEnd = groups?.end === "/";
      pass(isEnd ? index + found.length : index);
      if (open !== undefined) yield open.close(isEnd);
      open = isEnd ? undefined : new OpenElement(line);
      pass(index + found.length);
    }
    pass(Math.max(start, cutOf(text)));
    text = text.slice(start);
    open?.checkLength(source);
  }
  open?.add(text);
  if (open !== undefined) yield open.close(false);
}

/** Why a record is left out, as a clause. */
export class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Of a name that goes on and on, as it does where signs are broken, so many UTF-16 units are told. */
const LONGEST_TOLD = 40;

function recordIn(
  { text, isWhole }: XmlText,
  fieldsIn: (element: XmlElement) => Fields | Refusal,
  source: Source,
): PaperRecord | Refusal {
  if (!isWhole) return new Refusal("it has no end tag");
  const { element, unclosed } = parseElement(text);
  if (element === undefined || unclosed !== undefined) {
    return new Refusal(`<${(unclosed ?? "").slice(0, LONGEST_TOLD)}> in it has no end tag`);
  }
  const fields = fieldsIn(element);
  return fields instanceof Refusal ? fields : (recordFrom(fields, source.name) ?? new Refusal("it has no title"));
}

/** How the records of an XML format are found and read. */
export interface XmlFormat {
  /** Names of the elements that are records, without namespace prefix. */
  readonly names: readonly string[];
  readonly fieldsIn: (element: XmlElement) => Fields | Refusal;
}

/** The records of an XML source, one element after another: a broken one costs only itself. */
export async function* readXml(source: Source, skip: SkipRecord, format: XmlFormat): AsyncGenerator<PaperRecord> {
  for await (const piece of cutElements(source, format.names)) {
    const record = recordIn(piece, format.fieldsIn, source);
    if (record instanceof Refusal) skip(`line ${piece.line}`, record.reason);
    else yield record;
  }
}
