import { arxiv } from "./arxiv.ts";
import { fieldsFrom } from "./fields.ts";
import { firstTitled, readJsonLines } from "./json-lines.ts";
import type { Reader } from "./reader.ts";

/** One JSON object a line, with our own field names or the usual ones. */
export const jsonl: Reader = {
  name: "jsonl",
  summary: "JSON lines: one object a line with title, abstract and what else is known",
  matches: (head) => firstTitled(head) !== undefined && !arxiv.matches(head),
  read: (source, skip) => readJsonLines(source, skip, (object) => fieldsFrom(Object.entries(object))),
};
