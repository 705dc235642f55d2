import { fieldOf, fieldsFrom, type Columns, type Fields } from "./columns.ts";
import { isJsonLines, objectsIn, objectsOf, readJson, readJsonLines, type JsonObject } from "./json/records.ts";
import type { Reader } from "./reader.ts";

/** Programs for references keep these lists among the creators and tags of a paper. */
const isAuthor = ({ creatorType }: JsonObject): boolean => creatorType === undefined || creatorType === "author";

function jsonFields(object: JsonObject, columns: Columns): Fields {
  const creators = objectsOf(object.creators).filter(isAuthor);
  const entries = Object.entries(object).filter(([name]) => name !== "creators");
  return fieldsFrom(creators.length > 0 ? [...entries, ["creators", creators]] : entries, columns);
}

function hasTitle(object: JsonObject, columns: Columns): boolean {
  return Object.keys(object).some((name) => name === columns.title || fieldOf(name) === "title");
}

const knowsTitles = (head: string, columns: Columns): boolean =>
  objectsIn(head).some((object) => hasTitle(object, columns));

/** One JSON object a line, under our own names or the usual ones. */
export const jsonl: Reader = {
  name: "jsonl",
  summary: "JSON lines: one object a line with title, abstract and what else is known",
  isVerbatim: true,
  matches: (head, columns) => isJsonLines(head) && knowsTitles(head, columns),
  read: (source, skip, columns) => readJsonLines(source, skip, (object) => jsonFields(object, columns)),
};

/** JSON of any other make. */
export const json: Reader = {
  name: "json",
  summary: "JSON of any make: a list of objects, or one within an object, with the fields of jsonl",
  isVerbatim: true,
  matches: knowsTitles,
  read: (source, skip, columns) => readJson(source, skip, (object) => jsonFields(object, columns)),
};
