import type { Entity, EntityType, Mention, PaperExtraction, Result, Role } from "../src/model/extraction.ts";
import type { GoldPaper } from "../src/model/gold.ts";
import type { Paper, PaperRecord } from "../src/model/paper.ts";

/** A record as a reader gives it. */
export const record = (fields: Partial<PaperRecord> = {}): PaperRecord => ({
  id: "title:1",
  title: "Reading Papers With Graphs",
  abstract: "We read papers.",
  source: "papers.jsonl",
  ...fields,
});

export const paper = (fields: Partial<Paper> = {}): Paper => ({
  id: "title:1",
  title: "Reading Papers With Graphs",
  abstract: "We read papers.",
  sources: ["papers.jsonl"],
  ...fields,
});

/** Every place of `text` in title or abstract as a mention. */
export function mentionsOf(text: string, { title, abstract }: Pick<Paper, "title" | "abstract">): readonly Mention[] {
  const places = (field: Mention["field"], within: string): readonly Mention[] => {
    const found: Mention[] = [];
    for (let start = within.indexOf(text); start !== -1; start = within.indexOf(text, start + text.length)) {
      found.push({ field, start, end: start + text.length, text, confidence: 0.9 });
    }
    return found;
  };
  return [...places("title", title), ...places("abstract", abstract)];
}

const WEAKEST_ROLE: Readonly<Record<EntityType, Role>> = {
  Method: "used",
  Dataset: "mentioned",
  Metric: "mentioned",
  Task: "mentioned",
};

/** An entity whose mentions are the given forms, the first of them its name; they stand one after the other in the abstract. */
export function entity(type: EntityType, forms: readonly string[], fields: Partial<Entity> = {}): Entity {
  let start = 0;
  const mentions = forms.map((text): Mention => {
    const mention: Mention = { field: "abstract", start, end: start + text.length, text, confidence: 0.9 };
    start = mention.end + 1;
    return mention;
  });
  return {
    type,
    name: forms[0] ?? "",
    role: WEAKEST_ROLE[type],
    confidence: 0.9,
    roleConfidence: 0.8,
    mentions,
    ...fields,
  };
}

export const extraction = (fields: Partial<PaperExtraction> = {}): PaperExtraction => ({
  entities: [],
  results: [],
  sentences: [],
  ...fields,
});

export const result = (fields: Partial<Result> = {}): Result => ({
  method: null,
  dataset: null,
  metric: null,
  value: "79.7",
  number: 79.7,
  unit: "%",
  relative: false,
  baseline: null,
  confidence: 0.9,
  evidence: { field: "abstract", start: 0, end: 4 },
  ...fields,
});

export const goldPaper = (fields: Partial<GoldPaper> = {}): GoldPaper => ({
  id: "gold:1",
  title: "",
  abstract: "We read papers.",
  entities: [],
  results: [],
  spans: [],
  ...fields,
});
