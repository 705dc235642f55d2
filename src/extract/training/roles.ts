import { type Entity, type EntityType, type Role, ROLES } from "../../model/extraction.ts";
import type { ClassifierWeights } from "../classifier/classifier.ts";
import { type ClassifierExample, trainClassifier } from "../classifier/train.ts";
import type { PaperText, TokenSpan } from "../paper-text.ts";
import { describeRole, prepareRoles } from "../role-features.ts";
import type { FeatureSources } from "../tagger/features.ts";
import { createTokenFinder, type LabelledPaper } from "./gold.ts";
import { referredThings } from "./results.ts";

/** Something that a paper names, in a known role. */
interface KnownThing {
  readonly type: EntityType;
  readonly role: Role;
  /** At least one, in text order. */
  readonly places: readonly TokenSpan[];
  /** How much it counts, in [0, 1]. */
  readonly weight: number;
}

/** A paper with the things that it names. */
export interface KnownPaper {
  readonly text: PaperText;
  readonly things: readonly KnownThing[];
  readonly sources: FeatureSources;
}

/** The annotated concepts of a paper that its text has as whole tokens. */
export const annotatedThings = (paper: LabelledPaper): readonly KnownThing[] =>
  referredThings(paper).map((thing) => ({ ...thing, weight: 1 }));

/** A thing that a teacher is sure of counts so much beside an annotated one. */
const SHARE_OF_TEACHER = 0.5;

/** What a teacher found in a paper, by its confidence. */
export function taughtThings(text: PaperText, entities: readonly Entity[]): readonly KnownThing[] {
  const find = createTokenFinder(text);
  return entities.flatMap(({ type, role, confidence, roleConfidence, mentions }): readonly KnownThing[] => {
    const places = mentions.flatMap(({ field, start, end }) => find(field, { start, end }) ?? []);
    if (places.length === 0) return [];
    return [{ type, role, places, weight: SHARE_OF_TEACHER * confidence * roleConfidence }];
  });
}

const ROLE_TRAINING = { epochs: 6, learningRate: 0.03, decay: 2e-2, minCount: 6 } as const;

/** Learns the roles of each type. */
export function learnRoles(
  papers: readonly KnownPaper[],
  seed: number,
): Readonly<Record<EntityType, ClassifierWeights>> {
  const prepared = papers.map((paper) => ({ ...paper, text: prepareRoles(paper.text) }));
  const learn = (type: EntityType): ClassifierWeights => {
    const roles: readonly Role[] = ROLES[type];
    const examples = prepared.flatMap(({ text, things, sources }): readonly ClassifierExample[] =>
      things
        .filter((thing) => thing.type === type)
        .map((thing) => ({
          features: describeRole(text, thing, sources),
          label: roles.indexOf(thing.role),
          weight: thing.weight,
        })),
    );
    return trainClassifier(examples, { ...ROLE_TRAINING, classes: roles.length, seed });
  };
  return { Method: learn("Method"), Dataset: learn("Dataset"), Metric: learn("Metric"), Task: learn("Task") };
}
