import { isGeneration, isInitials } from "../text/paper-key.ts";

/** A name in the parts that bibliographies sort and shorten; `literal` where it cannot be told which part is which. */
export type PersonName =
  | { readonly given: string; readonly family: string; readonly suffix: string }
  | { readonly literal: string };

/** Marks of a name of several persons or of an organisation, and signs that formats give a meaning. */
const NO_PERSON = /[{}"]|(?:^|\s)(?:and|&|others)(?=\s|$)/iu;

/**
 * The parts of a name. Put together again with the given names first they are the name as it was; a name that is written
 * `Lovelace, Ada` becomes `Ada Lovelace` that way.
 */
export function personName(name: string): PersonName {
  const plain = name.replace(/\s+/gu, " ").trim();
  if (NO_PERSON.test(plain)) return { literal: plain };
  return (plain.includes(",") ? familyFirst(plain) : givenFirst(plain.split(" "))) ?? { literal: plain };
}

function familyFirst(name: string): PersonName | undefined {
  const [family = "", ...rest] = name.split(",").map((part) => part.trim());
  const [given, ...moreGiven] = rest.filter((part) => !isGeneration(part));
  const [suffix = "", ...moreSuffixes] = rest.filter(isGeneration);
  // `Ada M. King, Di Wu` are two persons.
  const isClear = !family.split(" ").some(isInitials) && moreGiven.length === 0 && moreSuffixes.length === 0;
  return given === undefined || given === "" || family === "" || !isClear ? undefined : { given, family, suffix };
}

function givenFirst(words: readonly string[]): PersonName | undefined {
  const last = words.at(-1) ?? "";
  const suffix = words.length > 2 && isGeneration(last) ? last : "";
  const rest = suffix === "" ? words : words.slice(0, -1);
  const [first = ""] = rest;
  // `Zhang H` has its family name first; and one word may be either.
  if (rest.length < 2 || isInitials(rest.at(-1) ?? "") || isGeneration(first)) return undefined;
  // "van", "de la" and the like belong to the family name.
  const particle = rest.findIndex((word, place) => place > 0 && /^\p{Ll}/u.test(word));
  const start = particle === -1 ? rest.length - 1 : particle;
  const given = rest.slice(0, start).join(" ");
  return isGeneration(given) ? undefined : { given, family: rest.slice(start).join(" "), suffix };
}

/** Family name, suffix if any, given names, in the order that BibTeX and RIS write between commas; one part of a literal name. */
export function partsByComma(name: string): readonly string[] {
  const parts = personName(name);
  if ("literal" in parts) return [parts.literal];
  return [parts.family, parts.suffix, parts.given].filter((part) => part !== "");
}
