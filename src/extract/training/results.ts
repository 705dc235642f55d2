import type { GoldPaper, GoldResult } from "../../model/gold.ts";
import type { ClassifierWeights } from "../classifier/classifier.ts";
import { type ChoiceExample, type ClassifierExample, trainChooser, trainClassifier } from "../classifier/train.ts";
import type { ResultWeights } from "../results/find.ts";
import {
  type Answer,
  describeLinks,
  type LinkQuestion,
  possibleAnswers,
  type Slot,
  SLOT_TYPES,
  SLOTS,
} from "../results/link-features.ts";
import { type Outline, outlinePaper, type ReferredThing } from "../results/outline.ts";
import { isSameValue, type Quantity } from "../results/quantities.ts";
import { describeValue, VALUE_KINDS, type ValueKind } from "../results/value-features.ts";
import type { LabelledPaper } from "./gold.ts";

/** An annotated paper with the result that each of its numbers reports. */
interface ResultLesson {
  readonly outline: Outline;
  /** Per quantity. */
  readonly results: readonly (GoldResult | undefined)[];
}

/** Where the quote of a result stands; the whole paper where it has none. */
function isWithin({ title, abstract }: GoldPaper, quote: string): (quantity: Quantity) => boolean {
  if (quote === "") return () => true;
  const field = abstract.includes(quote) ? "abstract" : "title";
  const start = { title, abstract }[field].indexOf(quote);
  return ({ field: its, span }) => its === field && span.start >= start && span.start < start + quote.length;
}

/** The annotated concepts to which results may refer: those that the text has as whole tokens. */
export function referredThings({ gold, ranges }: LabelledPaper): readonly ReferredThing[] {
  return gold.entities.flatMap(({ type, name, role }, index) => {
    const places = ranges.filter(({ entity }) => entity === index);
    return places.length === 0 ? [] : [{ type, name, role, places }];
  });
}

function prepareLesson(paper: LabelledPaper): ResultLesson {
  const { gold, text } = paper;
  const outline = outlinePaper(text, referredThings(paper));
  const results = outline.quantities.map((): GoldResult | undefined => undefined);
  for (const result of gold.results) {
    const isQuoted = isWithin(gold, result.quote ?? "");
    const place = outline.quantities.findIndex(
      (quantity, index) => results[index] === undefined && isSameValue(quantity, result.value) && isQuoted(quantity),
    );
    if (place >= 0) results[place] = result;
  }
  return { outline, results };
}

const kindOf = (result: GoldResult | undefined): ValueKind =>
  result === undefined ? "none" : result.relative === true ? "relative" : "absolute";

const valueExamples = ({ outline, results }: ResultLesson): readonly ClassifierExample[] =>
  results.map((result, place) => ({
    features: describeValue(outline, place, place === 0 ? undefined : kindOf(results[place - 1])),
    label: VALUE_KINDS.indexOf(kindOf(result)),
  }));

/** The thing that a result names in a slot: its place, null for none, undefined when the text does not have it. */
function answerTo(slot: Slot, { things }: Outline, result: GoldResult): Answer | undefined {
  const name = result[slot] ?? null;
  if (name === null) return null;
  const place = things.findIndex((thing) => thing.type === SLOT_TYPES[slot] && thing.name === name);
  return place < 0 ? undefined : place;
}

/** The questions of one slot that the annotation answers. */
function linkExamples({ outline, results }: ResultLesson, slot: Slot): readonly ChoiceExample[] {
  const examples: ChoiceExample[] = [];
  const earlier = SLOTS.slice(0, SLOTS.indexOf(slot));
  let previous: LinkQuestion["previous"];
  for (const [quantity, result] of results.entries()) {
    if (result === undefined) continue;
    const right = answerTo(slot, outline, result);
    if (right === undefined) continue;
    const options = possibleAnswers(outline, slot, quantity);
    const taken = earlier.flatMap((other) => answerTo(other, outline, result) ?? []);
    const question = { slot, quantity, previous, taken };
    examples.push({
      answers: describeLinks(outline, question, options),
      right: options.indexOf(right),
    });
    previous = { quantity, answer: right };
  }
  return examples;
}

const VALUE_TRAINING = {
  classes: VALUE_KINDS.length,
  epochs: 8,
  learningRate: 0.03,
  decay: 1e-2,
  minCount: 4,
} as const;
const LINK_TRAINING = { epochs: 8, learningRate: 0.03, decay: 1e-2, minCount: 4 } as const;

/** Learns from annotated papers which numbers are results and to what they refer. */
export function learnResults(papers: readonly LabelledPaper[], seed: number): ResultWeights {
  const lessons = papers.map(prepareLesson);
  const learnLink = (slot: Slot): ClassifierWeights =>
    trainChooser(
      lessons.flatMap((lesson) => linkExamples(lesson, slot)),
      { ...LINK_TRAINING, seed },
    );
  return {
    values: trainClassifier(lessons.flatMap(valueExamples), { ...VALUE_TRAINING, seed }),
    links: {
      metric: learnLink("metric"),
      dataset: learnLink("dataset"),
      method: learnLink("method"),
      baseline: learnLink("baseline"),
    },
  };
}
