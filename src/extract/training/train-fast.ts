import { PaperGraphError } from "../../errors.ts";
import { ENTITY_TYPES, type Entity } from "../../model/extraction.ts";
import type { GoldPaper } from "../../model/gold.ts";
import { type Analysis, analysePaper } from "../analysis.ts";
import { type ClassifierExample, trainClassifier } from "../classifier/train.ts";
import type { FastModel } from "../model/fast-model.ts";
import { pruneTable, roundTable } from "../model/tables.ts";
import { type PaperInput, segmentPaper } from "../paper-text.ts";
import { describeCandidates } from "../scorer.ts";
import { createDescriber, type TokenAttributes } from "../tagger/attributes.ts";
import { encodeBio, LABEL_COUNT } from "../tagger/bio.ts";
import { type FeatureRows, listFeatures, readFeatures } from "../tagger/features.ts";
import type { Lexicon } from "../tagger/lexicon.ts";
import { createTagger, type TaggerModel } from "../tagger/tagger.ts";
import {
  type TaggerWeights,
  TRAINING_DEFAULTS,
  type TrainingOptions,
  type TrainingSentence,
  trainTagger,
} from "../tagger/train.ts";
import { type LabelledPaper, labelPaper } from "./gold.ts";
import { learnNames } from "./names.ts";
import { type LearnedGazetteer, learnGazetteer } from "./phrases.ts";
import { learnResults } from "./results.ts";
import { annotatedThings, type KnownPaper, learnRoles, taughtThings } from "./roles.ts";

export interface FastTrainingOptions {
  readonly tagger: TrainingOptions;
  /** Parts into which the papers are cut: the scorer learns from what a tagger finds in papers that it has not seen. */
  readonly folds: number;
  /** So many of the tagger's features are kept in the model. */
  readonly maxFeatures: number;
  readonly seed: number;
  readonly report: (line: string) => void;
}

export const FAST_TRAINING_DEFAULTS: FastTrainingOptions = {
  tagger: TRAINING_DEFAULTS,
  folds: 2,
  maxFeatures: 260_000,
  seed: 5,
  report: () => undefined,
};

/** A paper with a teacher's opinion of it. */
export interface SilverPaper {
  readonly paper: PaperInput;
  /** `LABEL_COUNT` a token, in 255ths. */
  readonly probabilities: Uint8Array;
  /** What it finds, with roles. */
  readonly entities: readonly Entity[];
}

/** What the fast model learns from. */
export interface FastLesson {
  readonly gold: readonly GoldPaper[];
  readonly silver: readonly SilverPaper[];
  readonly lexicon: Lexicon;
}

/** Papers ready to be learned from: place i of `papers`, `rows` and `labels` is one annotated paper. */
interface Lesson {
  readonly papers: readonly LabelledPaper[];
  /** Annotated ones, then those that a teacher read. */
  readonly known: readonly KnownPaper[];
  readonly rows: readonly FeatureRows[];
  readonly labels: readonly Uint8Array[];
  /** Of papers that a teacher labelled. */
  readonly silver: readonly TrainingSentence[];
  readonly learned: LearnedGazetteer;
  readonly describe: (text: string) => TokenAttributes;
}

function prepare({ gold, silver, lexicon }: FastLesson): Lesson {
  const papers = gold.map(labelPaper);
  const learned = learnGazetteer(papers);
  const describe = createDescriber(lexicon);
  const rows = papers.map(({ text }, index) =>
    listFeatures(text, readFeatures(text, { describe, gazetteer: learned.gazetteer, ownPhrases: learned.own[index]! })),
  );
  const taught = silver.map((one) => ({ ...one, text: segmentPaper(one.paper) }));
  const sources = { describe, gazetteer: learned.gazetteer };
  return {
    papers,
    known: [
      ...papers.map((paper, index) => ({
        text: paper.text,
        things: annotatedThings(paper),
        sources: { ...sources, ownPhrases: learned.own[index]! },
      })),
      ...taught.map(({ text, entities }) => ({ text, things: taughtThings(text, entities), sources })),
    ],
    rows,
    labels: papers.map(({ text, ranges }) => encodeBio(ranges, text.tokens.length)),
    silver: taught.flatMap(({ text, paper, probabilities }) => {
      if (probabilities.length !== text.tokens.length * LABEL_COUNT) {
        throw new PaperGraphError("BAD_RECORD", `The labels of "${paper.title}" are not one row a token of its text.`, {
          hint: "Make the file of labels anew: npx tsx train/silver.ts PAPERS.jsonl > silver.jsonl",
        });
      }
      const features = listFeatures(text, readFeatures(text, { describe, gazetteer: learned.gazetteer }));
      return text.sentences.map(({ firstToken: first, endToken: end }) => {
        return { rows: features, first, end, answers: { probabilities } };
      });
    }),
    learned,
    describe,
  };
}

/** The sentences of some of the annotated papers, and all that a teacher labelled. */
function sentencesOf(
  { papers, rows, labels, silver }: Lesson,
  isUsed: (paper: number) => boolean,
): readonly TrainingSentence[] {
  const annotated = papers.flatMap(({ text }, index) =>
    isUsed(index)
      ? text.sentences.map(({ firstToken, endToken }) => ({
          rows: rows[index]!,
          answers: { labels: labels[index]! },
          first: firstToken,
          end: endToken,
        }))
      : [],
  );
  return [...annotated, ...silver];
}

/** What the tagger finds in each paper when it has not learned from that paper. */
function analyseUnseen(lesson: Lesson, options: FastTrainingOptions): readonly Analysis[] {
  const analyses: Analysis[] = [];
  for (let fold = 0; fold < options.folds; fold++) {
    options.report(`tagger without part ${fold + 1} of ${options.folds}`);
    const weights = trainTagger(
      sentencesOf(lesson, (paper) => paper % options.folds !== fold),
      options.tagger,
    );
    const tagger = createTagger(roundTagger(weights));
    for (let paper = fold; paper < lesson.papers.length; paper += options.folds) {
      const { describe, learned } = lesson;
      const { text } = lesson.papers[paper]!;
      const sources = { describe, gazetteer: learned.gazetteer, ownPhrases: learned.own[paper]! };
      analyses[paper] = analysePaper(text, tagger(text, readFeatures(text, sources)));
    }
  }
  return analyses;
}

/** A candidate is right when one of its places is a gold mention of its type. */
function scorerExamples(lesson: Lesson, analyses: readonly Analysis[]): readonly ClassifierExample[] {
  return analyses.flatMap((analysis, index) => {
    const { ranges } = lesson.papers[index]!;
    const right = new Set(ranges.map(({ first, end, type }) => `${first} ${end} ${ENTITY_TYPES.indexOf(type)}`));
    const features = describeCandidates({
      ...analysis,
      gazetteer: lesson.learned.gazetteer,
      ownPhrases: lesson.learned.own[index],
    });
    return analysis.candidates.map(({ occurrences, type }, place) => ({
      features: features[place]!,
      label: occurrences.some(({ first, end }) => right.has(`${first} ${end} ${type}`)) ? 1 : 0,
    }));
  });
}

/** The weights in 8 bits, those of the `maxFeatures` strongest features. */
function roundTagger(learned: TaggerWeights, maxFeatures: number = learned.keys.length): TaggerModel {
  const table = { width: LABEL_COUNT, keys: learned.keys, weights: learned.emissions };
  const { keys, steps, scale } = roundTable(pruneTable(table, maxFeatures));
  return { keys, steps, scale, transitions: learned.transitions };
}

/**
 * Learns the fast model; the same papers, options and seed give the same model. Throws `BAD_RECORD` for silver labels of
 * another text.
 */
export function trainFastModel(given: FastLesson, options: FastTrainingOptions = FAST_TRAINING_DEFAULTS): FastModel {
  const lesson = prepare(given);
  const cut = lesson.papers.reduce((sum, paper) => sum + paper.cut, 0);
  options.report(
    `${given.gold.length} papers, ${lesson.papers.reduce((sum, { ranges }) => sum + ranges.length, 0)} mentions (${cut} cut by tokens)`,
  );
  const examples = scorerExamples(lesson, analyseUnseen(lesson, options));
  options.report(`scorer from ${examples.length} candidates`);
  const scorer = trainClassifier(examples, {
    classes: 2,
    epochs: 10,
    learningRate: 0.05,
    decay: 1e-3,
    minCount: 5,
    seed: options.seed,
  });
  const names = learnNames(lesson.papers, options.seed);
  const roles = learnRoles(lesson.known, options.seed);
  const results = learnResults(lesson.papers, options.seed);
  options.report("tagger from all papers");
  const weights = trainTagger(
    sentencesOf(lesson, () => true),
    options.tagger,
  );
  options.report(`${weights.keys.length} features learned`);
  return {
    lexicon: given.lexicon,
    gazetteer: lesson.learned.gazetteer,
    tagger: roundTagger(weights, options.maxFeatures),
    scorer,
    names,
    roles,
    results,
  };
}
