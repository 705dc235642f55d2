import type { SourceLine } from "../bytes/lines.ts";
import { mendText } from "../bytes/misread.ts";

/** How a format of tagged lines is cut into records. */
export interface TaggedFormat {
  /** Tag and value of a line (named groups `tag` and `value`); other lines go on with the value above them. */
  readonly line: RegExp;
  /** The tag with which a record starts. */
  readonly start: string;
  /** The tag with which it ends; where there is none, a blank line ends it. */
  readonly end?: string;
  /** The tags of which one is surely of a record, even without the one that starts it. */
  readonly titles: readonly string[];
  /** Tags that stand outside of records. */
  readonly outside?: readonly string[];
}

interface TaggedValue {
  readonly tag: string;
  /** As written, without the space around them; a value may go on for several lines. */
  readonly lines: string[];
}

const textOf = ({ lines }: TaggedValue): string => lines.filter((line) => line !== "").join(" ");

/** A record as its tags and values, in order. */
export class TaggedRecord {
  /** The line on which it starts, from 1. */
  readonly line: number;
  readonly #values: TaggedValue[] = [];
  /** The same by tag: most of the many tags that readers ask for are not there. */
  readonly #byTag = new Map<string, TaggedValue[]>();
  /** Whether the source ends within its last line. */
  isCut = false;

  constructor(line: number) {
    this.line = line;
  }

  /** How many values it has. */
  get size(): number {
    return this.#values.length;
  }

  add(tag: string, value: string): void {
    const added = { tag, lines: [mendText(value).trim()] };
    this.#values.push(added);
    const before = this.#byTag.get(tag);
    if (before === undefined) this.#byTag.set(tag, [added]);
    else before.push(added);
  }

  /** Goes on with the last value. */
  extend(text: string): void {
    this.#values.at(-1)?.lines.push(mendText(text).trim());
  }

  get lastTag(): string | undefined {
    return this.#values.at(-1)?.tag;
  }

  has(...tags: readonly string[]): boolean {
    return tags.some((tag) => this.#byTag.has(tag));
  }

  /** All values of some tags in the order of the record, those that go on for several lines in one. */
  all(...tags: readonly string[]): readonly string[] {
    const there = tags.filter((tag) => this.#byTag.has(tag));
    const [only = "", another] = there;
    return another === undefined ? this.#textsOf(only) : this.inOrder(...there).map(({ text }) => text);
  }

  /** As `all`, each with its tag. */
  inOrder(...tags: readonly string[]): readonly { readonly tag: string; readonly text: string }[] {
    return this.#values
      .filter(({ tag }) => tags.includes(tag))
      .map((value) => ({ tag: value.tag, text: textOf(value) }))
      .filter(({ text }) => text !== "");
  }

  #textsOf(tag: string): readonly string[] {
    return (this.#byTag.get(tag) ?? []).map(textOf).filter((text) => text !== "");
  }

  /** The lines of all values of some tags, for lists that have one item a line. */
  lines(...tags: readonly string[]): readonly string[] {
    return this.#values.flatMap(({ tag, lines }) => (tags.includes(tag) ? lines : [])).filter((line) => line !== "");
  }

  /** The first value of the first of these tags that has one. */
  first(...tags: readonly string[]): string | undefined {
    for (const tag of tags) {
      const [text] = this.#textsOf(tag);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** The text of the first of these tags that has one. A tag that comes again goes on with it, unless it says the same. */
  text(...tags: readonly string[]): string | undefined {
    const values = tags.map((tag) => this.#textsOf(tag)).find((found) => found.length > 0);
    return values === undefined ? undefined : [...new Set(values)].join(" ");
  }
}

/** What is left of a tag where the end of the source cuts it. */
const TORN_TAG = /^(?:%|[A-Z][A-Z0-9]{0,3} {0,3}-?)$/u;

/** Puts lines together until a record is complete. */
class RecordBuilder {
  readonly #format: TaggedFormat;
  #record: TaggedRecord | undefined;

  constructor(format: TaggedFormat) {
    this.#format = format;
  }

  /** Takes a line in; the record that it ends, if it ends one. */
  take(line: SourceLine): TaggedRecord | undefined {
    const { tag, value = "" } = this.#format.line.exec(line.text)?.groups ?? {};
    if (tag === undefined) return this.#takeUntagged(line);
    if (this.#format.outside?.includes(tag) === true) return undefined;
    const ended = this.#isEndedBy(tag) ? this.#release() : undefined;
    if (tag !== this.#format.end) {
      this.#record ??= new TaggedRecord(line.number);
      this.#record.add(tag, value);
    }
    return ended;
  }

  /** What is there at the end of the source. */
  rest(isCut: boolean): TaggedRecord | undefined {
    if (!this.#isRecord()) return undefined;
    const record = this.#release();
    if (record !== undefined) record.isCut = isCut;
    return record;
  }

  /** One value that is no title is a database's remark between two records, or behind the last. */
  #isRecord(): boolean {
    const { start, titles } = this.#format;
    return this.#record !== undefined && (this.#record.size > 1 || this.#record.has(start, ...titles));
  }

  #isEndedBy(tag: string): boolean {
    return tag === this.#format.end || (tag === this.#format.start && this.#isRecord());
  }

  #takeUntagged({ text, end }: SourceLine): TaggedRecord | undefined {
    if (end === "" && TORN_TAG.test(text)) return undefined;
    if (this.#format.end === undefined && text.trim() === "") return this.#release();
    this.#record?.extend(text);
    return undefined;
  }

  #release(): TaggedRecord | undefined {
    const record = this.#record;
    this.#record = undefined;
    return record;
  }
}

/**
 * Cuts lines into records. A record that the next one interrupts, or the end of the source, is given as far as it goes:
 * each of its values stands for itself.
 */
export async function* cutRecords(
  lines: AsyncIterable<SourceLine>,
  format: TaggedFormat,
): AsyncGenerator<TaggedRecord> {
  const builder = new RecordBuilder(format);
  let isCut = false;
  for await (const line of lines) {
    isCut = line.end === "";
    const record = builder.take(line);
    if (record !== undefined) yield record;
  }
  const rest = builder.rest(isCut);
  if (rest !== undefined) yield rest;
}
