import { z } from "zod";
import { badRecord, type LineSource } from "./reader.ts";

/** A line that is not blank, as JSON, with where it stands for messages. */
export interface JsonLine {
  readonly value: unknown;
  readonly place: string;
}

/** Throws `BAD_RECORD`, naming file and line, for a line that is not JSON. */
export async function* jsonLines(source: LineSource): AsyncGenerator<JsonLine> {
  for await (const { text, number } of source.lines()) {
    if (text.trim() === "") continue;
    const place = `${source.name}, line ${number}`;
    yield { value: parseJson(text, place), place };
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badRecord(place, "it is not JSON", cause);
  }
}

/** The line as what the schema describes. Throws `BAD_RECORD`, naming file, line and field, when it is something else. */
export function parseLine<Item>({ value, place }: JsonLine, schema: z.ZodType<Item>): Item {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw badRecord(place, firstIssue(parsed.error), parsed.error);
  return parsed.data;
}

function firstIssue({ issues }: z.ZodError): string {
  const [{ path, message } = { path: [], message: "it is no annotated paper" }] = issues;
  return path.length === 0 ? message : `${z.core.toDotPath(path)}: ${message}`;
}
