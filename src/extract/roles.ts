import { type EntityType, type Role, ROLES } from "../model/extraction.ts";
import type { Classifier } from "./classifier/classifier.ts";
import { describeRole, type NamedThing, type RoleText } from "./role-features.ts";
import type { FeatureSources } from "./tagger/features.ts";

/** A thing's role, and the probability that it is right. */
export interface RoleVerdict {
  readonly role: Role;
  readonly confidence: number;
}

/** What judges roles: a classifier a type, whose classes are the places in `ROLES`. */
export interface RoleJudge {
  readonly classifiers: Readonly<Record<EntityType, Classifier>>;
  readonly sources: FeatureSources;
}

/** The most probable role of a thing. */
export function judgeRole(text: RoleText, thing: NamedThing, { classifiers, sources }: RoleJudge): RoleVerdict {
  const probabilities = classifiers[thing.type](describeRole(text, thing, sources));
  const roles: readonly Role[] = ROLES[thing.type];
  const confidence = Math.max(...probabilities);
  return { role: roles[probabilities.indexOf(confidence)]!, confidence };
}
