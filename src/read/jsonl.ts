import { arxiv } from "./arxiv.ts";
import { fieldsFrom, recordFrom } from "./fields.ts";
import { firstTitled, readObjects } from "./json-lines.ts";
import type { Reader } from "./reader.ts";

/** One JSON object a line, with our own field names or the usual ones. */
export const jsonl: Reader = {
  name: "jsonl",
  summary: "JSON lines: one object a line with title, abstract and what else is known",
  matches: (head) => firstTitled(head) !== undefined && !arxiv.matches(head),
  async *read(source, skip) {
    for await (const { object, position } of readObjects(source, skip)) {
      const record = recordFrom(fieldsFrom(Object.entries(object)), source.name);
      if (record === undefined) skip(position, "it has no title");
      else yield record;
    }
  },
};
