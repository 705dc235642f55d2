import { ENTITY_TYPES, type EntityType, isEntityType } from "../model/extraction.ts";
import { scoredForm } from "./concepts.ts";
import { badRecord, type LineSource } from "./gold/reader.ts";

/** What a name of a type means in the paper of an id: the same for names that are one concept. */
export type CanonicalName = (paper: string, type: EntityType, name: string) => string;

/**
 * Reads which names of different papers are one concept: a headed table `type<tab>name<tab>canonical[<tab>paper ids]`, where a
 * name that means different things has a line for each, with the papers where it means it. A name without line is itself.
 * Throws `BAD_RECORD`, naming file and line.
 */
export async function readCanonical(source: LineSource): Promise<CanonicalName> {
  const canonical = new Map<string, string>();
  for await (const { text, number } of source.lines()) {
    if (number === 1 || text.trim() === "") continue;
    const [type, name, to, papers] = text.split("\t");
    if (name === undefined || to === undefined || !isEntityType(type ?? "")) {
      const types = ENTITY_TYPES.join(", ");
      throw badRecord(
        `${source.name}, line ${number}`,
        `it is no line type<tab>name<tab>canonical[<tab>paper ids], with a type of ${types}`,
      );
    }
    const key = `${type}/${scoredForm(name)}`;
    const ids = papers?.split(/[ ,|]+/u).filter((id) => id !== "") ?? [];
    for (const place of ids.length === 0 ? [key] : ids.map((id) => `${id}/${key}`)) {
      canonical.set(place, scoredForm(to));
    }
  }
  return (paper, type, name) => {
    const form = scoredForm(name);
    const key = `${type}/${form}`;
    return `${type}/${canonical.get(`${paper}/${key}`) ?? canonical.get(key) ?? form}`;
  };
}
