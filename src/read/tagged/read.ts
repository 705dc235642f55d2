import type { PaperRecord } from "../../model/paper.ts";
import type { Fields } from "../columns.ts";
import { recordFrom } from "../fields.ts";
import type { SkipRecord } from "../reader.ts";
import type { Source } from "../source.ts";
import { cutRecords, type TaggedFormat, type TaggedRecord } from "./records.ts";

/** How the records of a tagged format are cut and read. */
export interface TaggedReading extends TaggedFormat {
  readonly fieldsIn: (record: TaggedRecord) => Fields;
}

/** The records of a source of tagged lines; those without a title are told to `skip`. */
export async function* readTagged(
  source: Source,
  skip: SkipRecord,
  reading: TaggedReading,
): AsyncGenerator<PaperRecord> {
  for await (const tagged of cutRecords(source.lines(), reading)) {
    const isTitleCut = tagged.isCut && reading.titles.includes(tagged.lastTag ?? "");
    const record = isTitleCut ? undefined : recordFrom(reading.fieldsIn(tagged), source.name);
    if (record !== undefined) yield record;
    else skip(`line ${tagged.line}`, isTitleCut ? "the source ends within its title" : "it has no title");
  }
}
