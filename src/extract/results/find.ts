import type { Result } from "../../model/extraction.ts";
import {
  type Chooser,
  type Classifier,
  type ClassifierWeights,
  createChooser,
  createClassifier,
} from "../classifier/classifier.ts";
import type { PaperText } from "../paper-text.ts";
import { type Answer, possibleAnswers, describeLinks, type LinkQuestion, type Slot, SLOTS } from "./link-features.ts";
import { type Outline, outlinePaper, type ReferredThing } from "./outline.ts";
import { describeValue, type ValueKind } from "./value-features.ts";

/** What tells results from other numbers, and to what they refer. */
export interface ResultWeights {
  /** Classes are the places in `VALUE_KINDS`. */
  readonly values: ClassifierWeights;
  readonly links: Readonly<Record<Slot, ClassifierWeights>>;
}

// Measured best on annotated papers that the weights were not learned from.
const MIN_CONFIDENCE = 0.42;

/** What a result refers to, and the probability that all of it is right. */
interface Links {
  readonly answers: Readonly<Record<Slot, Answer>>;
  readonly confidence: number;
}

type Choosers = Readonly<Record<Slot, Chooser>>;

interface Linked extends Links {
  readonly quantity: number;
}

function linkValue(
  outline: Outline,
  choosers: Choosers,
  { quantity, previous }: { quantity: number; previous: Linked | undefined },
): Links {
  const answers: Record<Slot, Answer> = { metric: null, dataset: null, method: null, baseline: null };
  let confidence = 1;
  for (const slot of SLOTS) {
    const question: LinkQuestion = {
      slot,
      quantity,
      previous: previous && { quantity: previous.quantity, answer: previous.answers[slot] },
      taken: SLOTS.flatMap((other) => answers[other] ?? []),
    };
    const options = possibleAnswers(outline, slot, quantity);
    const probabilities = choosers[slot](describeLinks(outline, question, options));
    const highest = Math.max(...probabilities);
    answers[slot] = options[probabilities.indexOf(highest)]!;
    confidence *= highest;
  }
  return { answers, confidence };
}

/** Finds the results of a paper, in text order, given the concepts that it names. */
export type FindResults = (paper: PaperText, things: readonly ReferredThing[]) => readonly Result[];

/** Makes learned weights ready for use. */
export function createResultFinder(weights: ResultWeights): FindResults {
  const judge: Classifier = createClassifier(weights.values);
  const choosers: Choosers = {
    metric: createChooser(weights.links.metric),
    dataset: createChooser(weights.links.dataset),
    method: createChooser(weights.links.method),
    baseline: createChooser(weights.links.baseline),
  };
  return (paper, things) => {
    const outline = outlinePaper(paper, things);
    const nameOf = (answer: Answer): string | null => (answer === null ? null : things[answer]!.name);
    let previous: Linked | undefined;
    let before: ValueKind | undefined;
    return outline.quantities.flatMap(({ field, span, value, number, unit }, quantity): readonly Result[] => {
      const [none = 1, absolute = 0, relative = 0] = judge(describeValue(outline, quantity, before));
      const isRelative = relative > absolute;
      before = 1 - none < MIN_CONFIDENCE ? "none" : isRelative ? "relative" : "absolute";
      if (before === "none") return [];
      const links = linkValue(outline, choosers, { quantity, previous });
      previous = { ...links, quantity };
      const { metric, dataset, method, baseline } = links.answers;
      return [
        {
          method: nameOf(method),
          dataset: nameOf(dataset),
          metric: nameOf(metric),
          value,
          number,
          unit,
          relative: isRelative,
          baseline: nameOf(baseline),
          confidence: (1 - none) * links.confidence,
          evidence: { field, ...span },
        },
      ];
    });
  };
}
