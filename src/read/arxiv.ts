import { z } from "zod";
import { parsePaperId } from "../model/id.ts";
import { fieldsFrom, type Fields } from "./columns.ts";
import { objectsIn, readJson, type JsonObject } from "./json/records.ts";
import type { Reader } from "./reader.ts";

const authorsSchema = z.array(z.array(z.string()));
const versionsSchema = z.array(z.object({ created: z.string() }));

/** Family name, given names, and what follows them (`Jr.`). */
const nameOf = ([family = "", given = "", suffix = ""]: readonly string[]): string =>
  [given, family, suffix].filter((part) => part.trim() !== "").join(" ");

/** The dump's own fields where they say more: names already parted, and the day of the first version. */
function arxivFields(object: JsonObject): Fields {
  const fields = fieldsFrom(Object.entries(object));
  const names = authorsSchema.safeParse(object.authors_parsed).data?.map(nameOf) ?? [];
  const [firstVersion] = versionsSchema.safeParse(object.versions).data ?? [];
  const created = object.date === undefined ? firstVersion?.created : undefined;
  return {
    ...fields,
    ...(names.length > 0 ? { authors: names } : {}),
    ...(created === undefined ? {} : { date: created }),
    arxiv: object.id,
  };
}

/** The categories, and an id that reads as arXiv's own without a prefix, tell the dump from other JSON lines. */
function isArxivRecord(object: JsonObject): boolean {
  const { id, categories } = object;
  if (typeof id !== "string" || id.startsWith("arxiv:") || categories === undefined) return false;
  return parsePaperId(id)?.startsWith("arxiv:") ?? false;
}

/** The arXiv metadata dump: one JSON object a line, as published, or with lists for authors and categories. */
export const arxiv: Reader = {
  name: "arxiv",
  summary: "the arXiv metadata dump: JSON lines with arXiv ids, categories and versions",
  isVerbatim: true,
  matches: (head) => objectsIn(head).some(isArxivRecord),
  read: (source, skip) => readJson(source, skip, arxivFields),
};
