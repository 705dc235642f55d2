import { ENTITY_TYPES } from "../../model/extraction.ts";
import { foldName } from "../../text/fold.ts";
import { type AcronymPair, findAcronyms } from "../acronyms.ts";
import type { ClassifierWeights } from "../classifier/classifier.ts";
import { type ClassifierExample, trainClassifier } from "../classifier/train.ts";
import { describePair, mayBeOne, type PreparedName, prepareName, readShortForms } from "../entities/pair-features.ts";
import { textOf } from "../paper-text.ts";
import type { GoldRange, LabelledPaper } from "./gold.ts";

/** A distinct name of a paper and the entity that it names. */
interface AnnotatedName {
  readonly name: PreparedName;
  readonly type: number;
  readonly entity: number;
}

/** The names of a paper by type and folding; those that name several entities are left out. */
function namesOf({ text, ranges }: LabelledPaper, acronyms: readonly AcronymPair[]): readonly AnnotatedName[] {
  const groups = new Map<string, GoldRange[]>();
  for (const range of ranges) {
    const key = `${range.type} ${foldName(textOf(text, range))}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [range]);
    else group.push(range);
  }
  const shortForms = readShortForms(text, acronyms);
  return [...groups.values()].flatMap((places): readonly AnnotatedName[] => {
    const { type, entity } = places[0]!;
    if (places.some((place) => place.entity !== entity)) return [];
    const written = textOf(text, places[0]!);
    const name = prepareName(text, { text: written, folded: foldName(written), places }, shortForms);
    return [{ name, type: ENTITY_TYPES.indexOf(type), entity }];
  });
}

/** The pairs of names of one type that need to be compared, but those that a definition of a short form joins already. */
function pairExamples(paper: LabelledPaper): readonly ClassifierExample[] {
  const acronyms = findAcronyms(paper.text);
  const names = namesOf(paper, acronyms);
  const defined = new Set(
    acronyms.map(({ long, short }) =>
      [long, short]
        .map((span) => foldName(textOf(paper.text, span)))
        .toSorted()
        .join("\n"),
    ),
  );
  return names.flatMap((one, index) =>
    names
      .slice(0, index)
      .filter(
        (other) =>
          other.type === one.type &&
          mayBeOne(other.name, one.name) &&
          !defined.has([one.name.folded, other.name.folded].toSorted().join("\n")),
      )
      .map((other) => ({
        features: describePair(one.type, other.name, one.name),
        label: one.entity === other.entity ? 1 : 0,
      })),
  );
}

const NAME_TRAINING = { classes: 2, epochs: 6, learningRate: 0.05, decay: 1e-2, minCount: 4 } as const;

/** Learns from annotated papers which names of a paper are one thing. */
export function learnNames(papers: readonly LabelledPaper[], seed: number): ClassifierWeights {
  return trainClassifier(papers.flatMap(pairExamples), { ...NAME_TRAINING, seed });
}
