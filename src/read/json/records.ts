import type { PaperRecord } from "../../model/paper.ts";
import type { Fields } from "../columns.ts";
import { recordFrom } from "../fields.ts";
import type { SkipRecord } from "../reader.ts";
import type { Source } from "../source.ts";
import { completeJson, JsonCutter, papersBehind, type JsonText } from "./values.ts";

/** An object as it was parsed, nothing in it checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value as an object; `undefined` for anything else. */
export const objectIn = (value: unknown): JsonObject | undefined => (isObject(value) ? value : undefined);

/** The values of a list; none for anything else. */
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects of a list. */
export const objectsOf = (value: unknown): readonly JsonObject[] =>
  listIn(value)
    .map(objectIn)
    .filter((object) => object !== undefined);

/** A text that says something, or a number as text; `undefined` for anything else. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** So many values are enough to know a format by, should the first ones be broken or odd. */
const LOOKED_AT = 20;

function parseObject(text: string): JsonObject | undefined {
  try {
    return objectIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const startsAsJson = (head: string): boolean => /^\s*[{[]/u.test(head);

/** Whether a text is one object and no envelope of others. */
function isLoneObject(text: string): boolean {
  if (!text.startsWith("{") || parseObject(text) === undefined) return false;
  const [first, second] = cutAll(text);
  return second === undefined && first?.text === text.trim();
}

/** Whether a text has one object a line. Then a broken line costs only itself, whatever brackets it lacks. */
export function isJsonLines(head: string): boolean {
  const lines = linesOf(head);
  const [first = ""] = lines;
  if (lines.length < 2 || !first.trimStart().startsWith("{")) return false;
  return isLoneObject(first) || lines.filter(isLoneObject).length * 2 >= lines.length;
}

const linesOf = (head: string): readonly string[] =>
  head
    .split(/\r\n|\n|\r/u)
    .filter((line) => line.trim() !== "")
    .slice(0, LOOKED_AT);

/** The first objects in the beginning of a source that may be papers; of the last one, what is there of it. */
export function objectsIn(head: string): readonly JsonObject[] {
  if (!startsAsJson(head)) return [];
  const texts = isJsonLines(head)
    ? linesOf(head)
    : [...cutAll(head)].slice(0, LOOKED_AT).map(({ text, isCut }) => (isCut ? completeJson(text) : text));
  return texts.map(parseObject).filter((object) => object !== undefined);
}

function* cutAll(text: string): Generator<JsonText> {
  const cutter = new JsonCutter();
  yield* cutter.push(text);
  yield* cutter.end();
}

async function* cutLines(source: Source): AsyncGenerator<JsonText> {
  for await (const { text, number } of source.lines()) {
    if (text.trim() !== "") yield { text, line: number, place: 0, indent: undefined, isCut: false };
  }
}

async function* cutValues(source: Source): AsyncGenerator<JsonText> {
  const cutter = new JsonCutter();
  for await (const chunk of source.chunks()) yield* cutter.push(chunk);
  yield* cutter.end();
}

/** Where a value is: in documents of one line only its place tells. */
const positionOf = ({ line, place }: JsonText): string =>
  place === 0 ? `line ${line}` : `line ${line}, record ${place}`;

type FieldsIn = (object: JsonObject) => Fields;

async function* recordsOf(
  values: AsyncIterable<JsonText> | Iterable<JsonText>,
  reading: { readonly source: Source; readonly skip: SkipRecord; readonly fieldsIn: FieldsIn },
): AsyncGenerator<PaperRecord> {
  const { source, skip, fieldsIn } = reading;
  for await (const value of values) {
    const object = parseObject(value.text);
    const record = object && recordFrom(fieldsIn(object), source.name);
    if (record !== undefined) yield record;
    else if (object !== undefined) skip(positionOf(value), "it has no title");
    else {
      const behind = [...papersBehind(value)];
      const isCut = value.isCut && behind.length === 0;
      skip(positionOf(value), isCut ? "the source ends within it" : "it is no JSON object");
      yield* recordsOf(behind, reading);
    }
  }
}

/**
 * The records of a JSON source, one object a line, a list, or a list within an envelope; `fieldsIn` finds the fields of an
 * object. What is no object, and objects without a title, are told to `skip`.
 */
export const readJson = (source: Source, skip: SkipRecord, fieldsIn: FieldsIn): AsyncGenerator<PaperRecord> =>
  recordsOf(isJsonLines(source.head) ? cutLines(source) : cutValues(source), { source, skip, fieldsIn });

/** As `readJson`, where each line is known to be one object. */
export const readJsonLines = (source: Source, skip: SkipRecord, fieldsIn: FieldsIn): AsyncGenerator<PaperRecord> =>
  recordsOf(cutLines(source), { source, skip, fieldsIn });
