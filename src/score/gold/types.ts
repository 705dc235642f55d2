import { ENTITY_TYPES, type EntityType } from "../../model/extraction.ts";

/** What other guidelines call our types, in small letters and the singular. */
const OTHER_NAMES: Readonly<Record<EntityType, readonly string[]>> = {
  Method: ["algorithm", "approach", "architecture", "model", "system", "technique", "tool"],
  Dataset: ["benchmark", "corpora", "corpus", "data", "datum", "material"],
  Metric: ["evaluation metric", "evaluation measure", "measure", "score"],
  Task: ["application", "problem", "research problem"],
};

const TYPES: ReadonlyMap<string, EntityType> = new Map(
  ENTITY_TYPES.flatMap((type) => [type.toLowerCase(), ...OTHER_NAMES[type]].map((name) => [name, type] as const)),
);

/**
 * A label of other annotations as our type where it means one ("Material", "DATASETS" and "data-set" are Dataset), else the
 * label as it is.
 */
export function typeOfLabel(label: string): string {
  const words = label
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .replace(/[\s_-]+/gu, " ")
    .trim()
    .toLowerCase()
    .replace("data set", "dataset");
  return TYPES.get(words) ?? TYPES.get(words.replace(/s$/u, "")) ?? label;
}
