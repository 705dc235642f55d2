import { PaperGraphError } from "../errors.ts";
import type { KnownConcept } from "../model/concept.ts";
import { ENTITY_TYPES, type EntityType } from "../model/extraction.ts";
import { foldName } from "../text/fold.ts";
import { nearNames } from "../text/near-names.ts";

/** So many names are offered for one that is not there. */
const OFFERED = 3;

/** The names of a workspace: those of its concepts, and those that papers write though they are none (a decision hides them). */
export interface KnownNames {
  /** Concepts that have the name; an acronym may be one of several. */
  conceptsOf(name: string, type?: EntityType): readonly KnownConcept[];
  typesOf(name: string): readonly EntityType[];
  /** The three names, of one type or any, that look most like one that is not there. */
  namesLike(name: string, type?: EntityType): readonly string[];
  /** Throws `USAGE`, with names that look like it, when the name is not there, or not under that type. */
  require(name: string, type?: EntityType): void;
}

/** Every form of a concept's name. */
export const formsOf = ({ name, aliases }: KnownConcept): readonly string[] => [name, ...aliases];

export function createKnownNames(
  concepts: readonly KnownConcept[],
  typesWritten: (name: string) => readonly EntityType[] = () => [],
): KnownNames {
  const byFolded = new Map<string, Set<KnownConcept>>();
  for (const concept of concepts) {
    for (const folded of new Set(formsOf(concept).map(foldName))) {
      const known = byFolded.get(folded);
      if (known === undefined) byFolded.set(folded, new Set([concept]));
      else known.add(concept);
    }
  }
  const conceptsOf = (name: string, type?: EntityType): readonly KnownConcept[] =>
    [...(byFolded.get(foldName(name)) ?? [])].filter((concept) => type === undefined || concept.type === type);
  const typesOf = (name: string): readonly EntityType[] => {
    const types = new Set(conceptsOf(name).map(({ type }) => type));
    return types.size > 0 ? ENTITY_TYPES.filter((type) => types.has(type)) : typesWritten(name);
  };

  const namesLike = (name: string, type?: EntityType): readonly string[] => {
    const ofType = concepts.filter((concept) => type === undefined || concept.type === type);
    return nearNames(name, ofType.flatMap(formsOf), OFFERED);
  };

  return {
    conceptsOf,
    typesOf,
    namesLike,
    require(name, type) {
      const types = typesOf(name);
      if (type === undefined ? types.length > 0 : types.includes(type)) return;
      if (types.length > 0) {
        throw new PaperGraphError("USAGE", `There is no ${type} "${name}": it is a ${types.join(" and a ")}.`, {
          hint: `Name the type with --type ${types.join(" or --type ")}.`,
        });
      }
      const near = namesLike(name);
      throw new PaperGraphError("USAGE", `No paper of the workspace writes "${name}".`, {
        hint:
          near.length === 0
            ? "List names with: papergraph query methods (or datasets, or tasks)"
            : `Names like it: ${near.map((known) => `"${known}"`).join(", ")}.`,
      });
    },
  };
}
