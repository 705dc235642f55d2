import type { Entity, EntityType } from "../../src/model/extraction.ts";
import { foldName } from "../../src/text/fold.ts";
import type { AnnotatedPaper } from "./gold.ts";

type Random = () => number;

/** Numbers in [0, 1) that look random and are the same each time (Park, Miller and Stockmeyer 1993). */
export function createRandom(seed: number): Random {
  const modulus = 2 ** 31 - 1;
  let state = seed;
  return () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  };
}

interface RealName {
  readonly type: EntityType;
  readonly words: readonly string[];
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");

/**
 * Makes names of real ones: their beginnings and ends put together anew, versions, coined words, slips of the pen, other spellings
 * and short forms, about as often as in real abstracts. Each name is a new one; the same seed gives the same names.
 */
export function* makeNames(papers: readonly AnnotatedPaper[], random: Random): Generator<Entity, never> {
  const names: RealName[] = papers.flatMap(({ entities }) =>
    entities.map(({ type, name }) => ({ type, words: name.split(/\s+/u) })),
  );
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const coined = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(pick(pick(names).words).split("-")).slice(0, 4))
      .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
      .join("");
  const slip = (text: string): string => {
    const place = 1 + Math.floor(random() * Math.max(1, text.length - 1));
    return text.slice(0, place) + pick(LETTERS) + text.slice(place + Math.floor(random() * 2));
  };
  const make = ({ words }: RealName): readonly string[] => {
    const kind = random();
    const other = pick(names).words;
    if (kind < 0.3) return [coined()];
    if (kind < 0.4) return [`${coined()}-${1 + Math.floor(random() * 99)}`];
    if (kind < 0.45) return [slip(words.join(" "))];
    const joined = [...words.slice(0, Math.ceil(words.length / 2)), ...other.slice(Math.floor(other.length / 2))];
    const long = (kind < 0.7 ? joined : [pick(pick(names).words), ...joined]).join(" ");
    if (kind < 0.9) return [long];
    return [
      long,
      long
        .split(/[\s-]+/u)
        .map((word) => word.slice(0, 1).toUpperCase())
        .join(""),
    ];
  };

  const seen = new Set<string>();
  for (;;) {
    const real = pick(names);
    const forms = make(real);
    const key = `${real.type} ${foldName(forms[0]!)}`;
    if (seen.has(key) || foldName(forms[0]!) === "") continue;
    seen.add(key);
    yield entityOf(real.type, forms);
  }
}

export const entityOf = (type: EntityType, forms: readonly string[]): Entity => ({
  type,
  name: forms[0]!,
  role: type === "Method" ? "used" : "mentioned",
  confidence: 0.9,
  roleConfidence: 0.9,
  mentions: forms.map((text) => ({ field: "abstract", start: 0, end: text.length, text, confidence: 0.9 })),
});

/** Papers of so many names, some of them new and the others taken again, few of them very often, as in real abstracts. */
export function* makePapers(
  names: Iterator<Entity, never>,
  random: Random,
  share: number,
): Generator<readonly Entity[], never> {
  const known: Entity[] = [];
  for (;;) {
    const entities: Entity[] = [];
    while (entities.length < NAMES_A_PAPER) {
      const again = random() < share ? undefined : known[Math.floor(known.length * random() ** 3)];
      const entity = again ?? names.next().value;
      if (again === undefined) known.push(entity);
      entities.push(entity);
    }
    yield entities;
  }
}

const NAMES_A_PAPER = 11;
