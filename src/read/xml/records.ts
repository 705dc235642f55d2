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

/** Cuts the elements that are records out of a stream of text; nothing else is kept in memory. */
async function* cutElements(source: Source, names: readonly string[]): AsyncGenerator<XmlText> {
  const tag = new RegExp(`<(?<end>/?)(?:[\\w.-]+:)?(?:${names.join("|")})(?=[\\s/>])[^<>]*>`, "gu");
  let text = "";
  let line = 1;
  /** Whether the text begins with a record that is not closed yet. */
  let isOpen = false;
  const forget = (end: number): void => {
    line += countLines(text.slice(0, end));
    text = text.slice(end);
  };
  for await (const chunk of source.chunks()) {
    const searched = isOpen ? Math.max(1, text.lastIndexOf("<")) : 0;
    text += chunk;
    tag.lastIndex = searched;
    for (let match = tag.exec(text); match !== null; match = tag.exec(text)) {
      const isEnd = match.groups?.end === "/";
      if (isOpen) yield { text: text.slice(0, isEnd ? tag.lastIndex : match.index), line, isWhole: isEnd };
      forget(isEnd ? tag.lastIndex : match.index);
      isOpen = !isEnd;
      tag.lastIndex = isEnd ? 0 : 1;
    }
    if (!isOpen) forget(Math.max(0, text.lastIndexOf("<")));
    if (text.length > LONGEST_RECORD) {
      throw new PaperGraphError(
        "SOURCE_UNREADABLE",
        `"${source.name}", line ${line}: the record is longer than 64 MiB.`,
        {
          hint: "Check that the file is what it should be.",
        },
      );
    }
  }
  if (isOpen) yield { text, line, isWhole: false };
}

/** Why a record is left out, as a clause. */
export class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

function recordIn(
  { text, isWhole }: XmlText,
  fieldsIn: (element: XmlElement) => Fields | Refusal,
  source: Source,
): PaperRecord | Refusal {
  if (!isWhole) return new Refusal("it has no end tag");
  const { element, unclosed } = parseElement(text);
  if (element === undefined || unclosed !== undefined) return new Refusal(`<${unclosed ?? ""}> in it has no end tag`);
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
