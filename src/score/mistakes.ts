import type { EntityType, Result, Role } from "../model/extraction.ts";
import type { GoldEntity, GoldPaper, GoldResult } from "../model/gold.ts";
import { compareText } from "../text/fold.ts";
import type { ConceptComparison, PaperComparison } from "./compare.ts";
import { countedPairs, hasRightRole } from "./concepts.ts";
import { isSameSpan, type TypedSpan } from "./mentions.ts";
import { createPlacer, type Place, type Placer } from "./places.ts";

/** How often a mistake was made, and where: a place a time, but where an annotation's words cannot be found. */
interface Counted {
  readonly count: number;
  readonly places: readonly Place[];
}

/** Concepts of one type and name; of papers that are annotated with mentions only, mentions of one type and text. */
export interface NamedMistake extends Counted {
  readonly type: EntityType;
  readonly name: string;
}

/** Concepts that were found, in another role than the annotated one; the name is the annotated one. */
export interface RoleMistake extends NamedMistake {
  readonly gold: Role;
  readonly predicted: Role;
}

export interface ResultMistake extends Counted {
  /** As written. */
  readonly value: string;
  readonly unit: string;
}

/** The commonest mistakes first; ones that are as common stand in the order of their names. */
export interface Mistakes {
  readonly missed: readonly NamedMistake[];
  readonly spurious: readonly NamedMistake[];
  readonly roles: readonly RoleMistake[];
  /** Results whose value was missed, or found where none is annotated. */
  readonly results: { readonly missed: readonly ResultMistake[]; readonly spurious: readonly ResultMistake[] };
}

/** The `limit` commonest mistakes of each kind. */
export function commonMistakes(papers: readonly PaperComparison[], limit: number): Mistakes {
  const mistakes = papers.map(mistakesOf);
  return {
    missed: commonest(mistakes.flatMap(({ missed }) => missed)).slice(0, limit),
    spurious: commonest(mistakes.flatMap(({ spurious }) => spurious)).slice(0, limit),
    roles: commonest(mistakes.flatMap(({ roles }) => roles)).slice(0, limit),
    results: {
      missed: commonest(mistakes.flatMap(({ results }) => results.missed)).slice(0, limit),
      spurious: commonest(mistakes.flatMap(({ results }) => results.spurious)).slice(0, limit),
    },
  };
}

/** Puts mistakes that are the same but for their places into one. */
function commonest<Mistake extends Counted>(mistakes: readonly Mistake[]): readonly Mistake[] {
  const counted = new Map<string, Mistake>();
  for (const mistake of mistakes) {
    const { count: _count, places: _places, ...what } = mistake;
    const key = Object.values(what).join("\n");
    const known = counted.get(key);
    const sum = known === undefined ? {} : sumOf(known, mistake);
    counted.set(key, { ...mistake, ...sum });
  }
  return [...counted]
    .toSorted(([a, { count: some }], [b, { count: others }]) => others - some || compareText(a, b))
    .map(([, mistake]) => mistake);
}

const sumOf = (a: Counted, b: Counted): Counted => ({
  count: a.count + b.count,
  places: [...a.places, ...b.places],
});

const once = (place: Place | undefined): Counted => ({ count: 1, places: place === undefined ? [] : [place] });

function mistakesOf(comparison: PaperComparison): Mistakes {
  const { paper, concepts } = comparison;
  const placer = createPlacer(paper);
  if (concepts === undefined || !("spans" in paper)) {
    return { ...mentionMistakes(comparison, placer), roles: [], results: { missed: [], spurious: [] } };
  }
  return conceptMistakes({ paper, concepts, placer });
}

/** Mentions with wrong borders are both missed and spurious. */
function mentionMistakes(
  { mentions: { gold, predicted } }: PaperComparison,
  placer: Placer,
): Pick<Mistakes, "missed" | "spurious"> {
  const without = (spans: readonly TypedSpan[], others: readonly TypedSpan[]): readonly NamedMistake[] =>
    spans
      .filter((span) => !others.some((other) => other.type === span.type && isSameSpan(other, span)))
      .map((span) => {
        const place = placer.ofSpan(span);
        return { type: span.type, name: place.text, ...once(place) };
      });
  return { missed: without(gold, predicted), spurious: without(predicted, gold) };
}

function conceptMistakes(work: {
  readonly paper: GoldPaper;
  readonly concepts: ConceptComparison;
  readonly placer: Placer;
}): Mistakes {
  const { paper, concepts, placer } = work;
  const { matching, results } = concepts;
  const placeOf = (entity: GoldEntity): Place | undefined => {
    const index = paper.entities.indexOf(entity);
    const span = paper.spans.find((one) => one.entity === index);
    return span === undefined ? placer.ofWords(entity.mentions[0] ?? entity.name) : placer.ofSpan(span);
  };
  return {
    missed: matching.missed.map((entity) => ({ type: entity.type, name: entity.name, ...once(placeOf(entity)) })),
    spurious: matching.spurious.map(({ type, name, mentions: [mention] }) => ({
      type,
      name,
      ...once(mention && placer.ofFieldSpan(mention)),
    })),
    roles: countedPairs(matching)
      .filter((pair) => !hasRightRole(pair))
      .map(({ gold, predicted }) => ({
        type: gold.type,
        name: gold.name,
        gold: gold.role,
        predicted: predicted.role,
        ...once(placeOf(gold)),
      })),
    results: {
      missed: results.missed.map((result) => resultMistake(result, placer.ofWords(result.quote ?? result.value))),
      spurious: results.spurious.map((result) => resultMistake(result, placer.ofFieldSpan(result.evidence))),
    },
  };
}

const resultMistake = ({ value, unit = "" }: GoldResult | Result, place: Place | undefined): ResultMistake => ({
  value,
  unit,
  ...once(place),
});
