import { jsonNumber } from "./json-number.ts";
import type { Value } from "./store.ts";

/**
 * A value of the embedded engine as plain JSON. The engine gives nodes, relationships and paths as maps, told apart by the
 * keys that it adds (`_id`, `_labels`; `_id`, `_type`, `_source`, `_target`; `nodes`, `edges`).
 */
export function fromGrafeo(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return jsonNumber(value);
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(fromGrafeo);
  // Functions and symbols do not come out of a database.
  return isFields(value) ? fromMap(value) : null;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

function fromMap(map: Fields): Value {
  const node = nodeOf(map);
  if (node !== undefined) return { labels: fromGrafeo(node.labels), ...fromFields(node.properties) };
  const relationship = relationshipOf(map);
  if (relationship !== undefined) return { type: relationship.type, ...fromFields(relationship.properties) };
  return pathOf(map)?.map(fromGrafeo) ?? fromFields(map);
}

function fromFields(fields: Fields): { readonly [key: string]: Value } {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, fromGrafeo(value)]));
}

interface RawNode {
  readonly id: unknown;
  readonly labels: readonly unknown[];
  readonly properties: Fields;
}

function nodeOf(value: unknown): RawNode | undefined {
  if (!isFields(value)) return undefined;
  const { _id: id, _labels: labels, ...properties } = value;
  return id !== undefined && Array.isArray(labels) ? { id, labels, properties } : undefined;
}

interface RawRelationship {
  readonly type: string;
  /** Ids of its nodes. */
  readonly ends: readonly unknown[];
  readonly properties: Fields;
}

function relationshipOf(value: unknown): RawRelationship | undefined {
  if (!isFields(value)) return undefined;
  const { _id: id, _type: type, _source: source, _target: target, ...properties } = value;
  return id !== undefined && typeof type === "string" ? { type, ends: [source, target], properties } : undefined;
}

/** Node, relationship, node, … of a path; undefined for a map of the user's own that only looks like one. */
function pathOf({ nodes, edges, ...others }: Fields): readonly unknown[] | undefined {
  if (Object.keys(others).length > 0 || !Array.isArray(nodes) || !Array.isArray(edges)) return undefined;
  if (nodes.length !== edges.length + 1 || nodeOf(nodes[0]) === undefined) return undefined;
  const isJoined = edges.every((edge, place) => {
    const [source, target] = relationshipOf(edge)?.ends ?? [];
    const [before, after] = [nodeOf(nodes[place])?.id, nodeOf(nodes[place + 1])?.id];
    return (source === before && target === after) || (source === after && target === before);
  });
  return isJoined ? nodes.flatMap((node, place) => (place === 0 ? [node] : [edges[place - 1], node])) : undefined;
}
