import { type EntityType, type Role, ROLES } from "../model/extraction.ts";
import type { Classifier } from "./classifier/classifier.ts";
import { describeRole, type NamedThing, type RoleText } from "./role-features.ts";
import type { FeatureSources } from "./tagger/features.ts";

/** A thing's role, and the probability that it is right. */
export interface RoleVerdict {
  readonly role: Role;
  readonly confidence: number;
}

/** Gives the probability of each of a thing's roles, in the order of `ROLES`. */
export type RoleOpinion = (thing: NamedThing) => Float64Array;

/** Another's opinion, and how much (0 to 1) it counts. */
export interface WeightedOpinion {
  readonly rolesOf: RoleOpinion;
  readonly weight: number;
}

/** What judges roles: a classifier a type, whose classes are the places in `ROLES`, and perhaps a second opinion. */
export interface RoleJudge {
  readonly classifiers: Readonly<Record<EntityType, Classifier>>;
  readonly sources: FeatureSources;
  readonly second?: WeightedOpinion | undefined;
}

/** The most probable role of a thing. */
export function judgeRole(text: RoleText, thing: NamedThing, { classifiers, sources, second }: RoleJudge): RoleVerdict {
  const probabilities = classifiers[thing.type](describeRole(text, thing, sources));
  if (second !== undefined) {
    const others = second.rolesOf(thing);
    others.forEach((other, role) => (probabilities[role]! += second.weight * (other - probabilities[role]!)));
  }
  const roles: readonly Role[] = ROLES[thing.type];
  const confidence = Math.max(...probabilities);
  return { role: roles[probabilities.indexOf(confidence)]!, confidence };
}
