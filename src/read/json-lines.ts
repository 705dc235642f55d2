import { z } from "zod";
import type { PaperRecord } from "../model/paper.ts";
import { fieldOf, recordFrom, type Fields } from "./fields.ts";
import type { SkipRecord } from "./reader.ts";
import type { Source } from "./source.ts";

/** An object as it was parsed, nothing in it checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

const objectSchema: z.ZodType<JsonObject> = z.record(z.string(), z.unknown());

/** So many lines are enough to know a format by, should the first ones be broken. */
const LINES_LOOKED_AT = 20;

function parseObject(text: string): JsonObject | undefined {
  try {
    return objectSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The first line of a format's text that holds an object with a title; `undefined` when there is none. */
export function firstTitled(head: string): JsonObject | undefined {
  const lines = head.split("\n").slice(0, LINES_LOOKED_AT);
  return lines.map(parseObject).find((object) => Object.keys(object ?? {}).some((name) => fieldOf(name) === "title"));
}

/** The records of a source with one JSON object a line, whose fields `fieldsIn` finds; other lines are told to `skip`. */
export async function* readJsonLines(
  source: Source,
  skip: SkipRecord,
  fieldsIn: (object: JsonObject) => Fields,
): AsyncGenerator<PaperRecord> {
  for await (const line of source.lines()) {
    if (line.text.trim() === "") continue;
    const position = `line ${line.number}`;
    const object = parseObject(line.text);
    const record = object && recordFrom(fieldsIn(object), source.name);
    if (record !== undefined) yield record;
    else skip(position, object === undefined ? "it is no JSON object" : "it has no title");
  }
}
