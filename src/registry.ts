import { PaperGraphError } from "./errors.ts";

/** A closed list of parts of one kind, looked up by name. */
export interface Registry<Part extends { readonly name: string }> {
  /** Throws `UNKNOWN_PART`, naming the known parts, when there is none of that name. */
  get(name: string): Part;
  list(): readonly Part[];
}

export function createRegistry<Part extends { readonly name: string }>(
  kind: string,
  parts: readonly Part[],
): Registry<Part> {
  return {
    get(name) {
      const part = parts.find((candidate) => candidate.name === name);
      if (part === undefined) {
        const known = parts.map((candidate) => candidate.name).join(", ");
        throw new PaperGraphError("UNKNOWN_PART", `There is no ${kind} "${name}".`, { hint: `Known: ${known}.` });
      }
      return part;
    },
    list: () => parts,
  };
}
