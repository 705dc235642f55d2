import type { Entity } from "../model/extraction.ts";
import type { GoldEntity } from "../model/gold.ts";
import { foldTitle } from "../text/fold.ts";
import { countByType, type CountsByType, pairedCounts } from "./counts.ts";

export interface ConceptPair {
  readonly gold: GoldEntity;
  readonly predicted: Entity;
}

/** How the predicted entities of one paper answer to its gold entities. */
export interface ConceptMatching {
  readonly pairs: readonly ConceptPair[];
  /** Gold entities that nothing answers to, but optional ones. */
  readonly missed: readonly GoldEntity[];
  /** Predicted entities that answer to nothing, but those that share a form with an optional gold entity. */
  readonly spurious: readonly Entity[];
}

export interface ConceptCounts {
  readonly concepts: CountsByType;
  /** A concept is right here when its role is right too. */
  readonly withRole: CountsByType;
}

interface Named {
  readonly type: Entity["type"];
  readonly forms: ReadonlySet<string>;
}

/**
 * A name as scores compare it. This is coarser than `foldName` and apart from it on purpose: a change in how names are
 * resolved must not move the scores of extraction.
 */
export const scoredForm = (name: string): string =>
  foldTitle(name)
    .split(" ")
    .map((word) => (word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word))
    .join(" ");

const nameEntity = (type: Entity["type"], names: readonly string[]): Named => ({
  type,
  forms: new Set(names.map(scoredForm)),
});

const sharedForms = (a: Named, b: Named): number =>
  a.type === b.type ? [...a.forms].filter((form) => b.forms.has(form)).length : 0;

/**
 * Pairs entities of one type that share a form (name or mention): each gold entity in turn, optional ones last, takes the free
 * predicted entity with which it shares most forms, the first of equals.
 */
export function matchConcepts(gold: readonly GoldEntity[], predicted: readonly Entity[]): ConceptMatching {
  const free = new Map(
    predicted.map((entity) => [
      entity,
      nameEntity(entity.type, [entity.name, ...entity.mentions.map(({ text }) => text)]),
    ]),
  );
  const required = gold.filter(({ optional }) => optional !== true);
  const optional = gold.filter((entity) => entity.optional === true);
  const pairs: ConceptPair[] = [];
  for (const entity of [...required, ...optional]) {
    const best = mostAlike(goldNames(entity), free);
    if (best === undefined) continue;
    free.delete(best);
    pairs.push({ gold: entity, predicted: best });
  }
  const paired = new Set(pairs.map((pair) => pair.gold));
  const excused = optional.map(goldNames);
  return {
    pairs,
    missed: required.filter((entity) => !paired.has(entity)),
    spurious: [...free]
      .filter(([, names]) => excused.every((other) => sharedForms(names, other) === 0))
      .map(([entity]) => entity),
  };
}

const goldNames = ({ type, name, mentions }: GoldEntity): Named => nameEntity(type, [name, ...mentions]);

function mostAlike(names: Named, candidates: ReadonlyMap<Entity, Named>): Entity | undefined {
  let best: Entity | undefined;
  let most = 0;
  for (const [entity, others] of candidates) {
    const shared = sharedForms(names, others);
    if (shared <= most) continue;
    best = entity;
    most = shared;
  }
  return best;
}

/** The pairs that count: those with optional gold entities count neither way. */
export const countedPairs = ({ pairs }: ConceptMatching): readonly ConceptPair[] =>
  pairs.filter(({ gold }) => gold.optional !== true);

export const hasRightRole = ({ gold, predicted }: ConceptPair): boolean => gold.role === predicted.role;

export function countConcepts(matching: ConceptMatching): ConceptCounts {
  const counted = countedPairs(matching);
  const count = (right: readonly ConceptPair[]): CountsByType =>
    countByType((type) => {
      const ofType = (entity: GoldEntity | Entity): boolean => entity.type === type;
      const found = counted.filter(({ gold }) => ofType(gold)).length;
      return pairedCounts(
        right.filter(({ gold }) => ofType(gold)).length,
        found + matching.spurious.filter(ofType).length,
        found + matching.missed.filter(ofType).length,
      );
    });
  return { concepts: count(counted), withRole: count(counted.filter(hasRightRole)) };
}
