import neo4j, {
  type Date as CalendarDate,
  type DateTime,
  type Duration,
  type LocalDateTime,
  type LocalTime,
  type Point,
  type Time,
} from "neo4j-driver";
import { jsonNumber } from "./json-number.ts";
import type { Value } from "./store.ts";

/** A value of the driver (opened with `disableLosslessIntegers`) as plain JSON; dates, times, durations and points as text. */
export function fromNeo4j(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return jsonNumber(value);
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(fromNeo4j);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  // Functions and symbols do not come out of a database.
  return typeof value === "object" ? fromObject(value) : null;
}

function fromObject(value: object): Value {
  if (neo4j.isNode(value)) return { labels: value.labels, ...fromFields(value.properties) };
  if (neo4j.isRelationship(value)) return { type: value.type, ...fromFields(value.properties) };
  if (neo4j.isPath(value)) {
    return [
      fromNeo4j(value.start),
      ...value.segments.flatMap(({ relationship, end }) => [fromNeo4j(relationship), fromNeo4j(end)]),
    ];
  }
  return writesItself(value) ? value.toString() : fromFields(value);
}

type SelfWritten = CalendarDate | DateTime | Duration | LocalDateTime | LocalTime | Point | Time;

/** Has a class of the driver's own that knows its text. */
function writesItself(value: object): value is SelfWritten {
  return (
    neo4j.isDate(value) ||
    neo4j.isDateTime(value) ||
    neo4j.isLocalDateTime(value) ||
    neo4j.isTime(value) ||
    neo4j.isLocalTime(value) ||
    neo4j.isDuration(value) ||
    neo4j.isPoint(value)
  );
}

function fromFields(fields: object): { readonly [key: string]: Value } {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, fromNeo4j(value)]));
}

/** A value for the driver: it sends every number as a float unless it is told that it is whole. */
export function toNeo4j(value: Value): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  // Lists of texts, which evidence is full of, go as they are.
  if (isList(value)) return typeof value[0] === "string" ? value : value.map(toNeo4j);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toNeo4j(item)]));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
