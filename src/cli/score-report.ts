import type { Calibration, Mistakes, Place, ResolutionReport, Score, ScoreReport } from "../score/index.ts";
import type { Row } from "../store/store.ts";
import { amount } from "./progress.ts";
import { formatTable } from "./table.ts";

/** What `papergraph score --format json` prints. */
export interface Scored extends ScoreReport {
  /** The gold files as given, with commas between. */
  readonly file: string;
  readonly model: string;
  readonly version: string;
  readonly resolution?: ResolutionReport;
  readonly errors?: Mistakes;
}

type ByName<Item> = Readonly<Record<string, Item>>;

/** The scores for people to read; `mark` makes the words of an error stand out in its sentence. */
export function formatScored(scored: Scored, mark: (text: string) => string): string {
  const { mentions, resultsByKind, resolution } = scored;
  const rows = [
    ...rowsOf("mentions, strict", mentions.strict),
    ...rowsOf("mentions, relaxed", mentions.relaxed),
    ...rowsOf("concepts", scored.concepts),
    ...rowsOf("concepts with role", scored.conceptsWithRoleByType),
    ...rowsOf("results", scored.results),
    ...rowsOf("results, relative", resultsByKind?.relative),
    ...rowsOf("results, absolute", resultsByKind?.absolute),
    ...rowsOf("resolution, B³", resolution?.bCubed),
    ...rowsOf("resolution, pairs", resolution?.pairwise),
  ];
  return [
    `${amount(scored.papers, "paper")} of ${scored.file}, ${scored.model} model`,
    formatTable({ columns: ["measure", "of", "F1", "95 % interval", "P", "R", "gold", "predicted"], rows }),
    ...formatRoles(scored),
    ...formatDetails(scored.valueDetails),
    ...formatCalibration(scored.calibration),
    ...(scored.errors === undefined ? [] : formatMistakes(scored.errors, mark)),
  ].join("\n");
}

const rowsOf = (measure: string, scores: ByName<Score> = {}): readonly Row[] =>
  Object.entries(scores).map(([of, { f1, interval95, precision, recall, gold, predicted }]) => ({
    measure,
    of,
    F1: tenths(f1),
    "95 % interval": `[${interval95.map((end) => end.toFixed(1)).join(", ")}]`,
    P: tenths(precision),
    R: tenths(recall),
    gold,
    predicted,
  }));

/** As wide for 9.5 as for 100: points stand below each other. */
const tenths = (number: number): string => number.toFixed(1).padStart(5);

function formatRoles({ rolesByType }: ScoreReport): readonly string[] {
  if (rolesByType === undefined || rolesByType.ALL.right === null) return [];
  const { ALL, ...types } = rolesByType;
  const shares = Object.entries(types).flatMap(([type, { right }]) =>
    right === null ? [] : [`${type} ${right.toFixed(1)}`],
  );
  return [
    `Of ${amount(ALL.found, "concept")} found, ${rolesByType.ALL.right.toFixed(1)} % have the right role (${shares.join(", ")}).`,
  ];
}

function formatDetails(details: ScoreReport["valueDetails"]): readonly string[] {
  if (details === undefined || details.unit.found === 0) return [];
  const shares = Object.entries({
    "the right unit": details.unit,
    "the right kind (relative or absolute)": details.relative,
    "the right sign": details.sign,
  }).flatMap(([what, { right, found }]) => {
    if (right === null) return [];
    const of = found === details.unit.found ? "" : ` (of ${found})`;
    return [`${right.toFixed(1)} % have ${what}${of}`];
  });
  return [`Of ${amount(details.unit.found, "value")} found, ${shares.join(", ")}.`];
}

function formatCalibration({ mentions, concepts, roles, results }: ScoreReport["calibration"]): readonly string[] {
  const rows = [
    ...calibrationRows("mentions", mentions),
    ...calibrationRows("concepts", concepts),
    ...calibrationRows("roles", roles),
    ...calibrationRows("results", results),
  ];
  if (rows.length === 0) return [];
  const columns = ["calibration", "of", "error", "95 % interval", "Brier", "of base rate", "bins", "predictions"];
  return ["", formatTable({ columns, rows })];
}

const calibrationRows = (calibration: string, byName: ByName<Calibration> = {}): readonly Row[] =>
  Object.entries(byName).map(([of, { ece, interval95, brier, baseRateBrier, bins, predictions }]) => ({
    calibration,
    of,
    error: ece.toFixed(3),
    "95 % interval": `[${interval95.map((end) => end.toFixed(3)).join(", ")}]`,
    Brier: brier.toFixed(3),
    "of base rate": baseRateBrier.toFixed(3),
    bins: bins.length,
    predictions,
  }));

interface Mistake {
  readonly count: number;
  readonly places: readonly Place[];
}

function formatMistakes(
  { missed, spurious, roles, results }: Mistakes,
  mark: (text: string) => string,
): readonly string[] {
  const listOf = <Item extends Mistake>(
    heading: string,
    mistakes: readonly Item[],
    describe: (mistake: Item) => string,
  ): readonly string[] =>
    mistakes.length === 0
      ? []
      : ["", `${heading}:`, ...mistakes.flatMap((mistake) => describeMistake(mistake, describe(mistake), mark))];
  return [
    ...listOf("missed", missed, ({ type, name }) => `${type}: ${name}`),
    ...listOf("spurious", spurious, ({ type, name }) => `${type}: ${name}`),
    ...listOf("wrong roles", roles, ({ type, name, gold, predicted }) => `${type}: ${name}, ${gold} → ${predicted}`),
    ...listOf("missed results", results.missed, ({ value, unit }) => `${value} ${unit}`.trim()),
    ...listOf("spurious results", results.spurious, ({ value, unit }) => `${value} ${unit}`.trim()),
  ];
}

/** A mistake with the sentence of the first place where it was made. */
function describeMistake(
  { count, places: [place] }: Mistake,
  what: string,
  mark: (text: string) => string,
): readonly string[] {
  const line = `  ${count} × ${what}`;
  return place === undefined ? [line] : [line, `      ${place.paper}, ${place.field}: ${markedSentence(place, mark)}`];
}

function markedSentence({ start, end, sentence }: Place, mark: (text: string) => string): string {
  const [from, to] = [start - sentence.start, Math.min(end, sentence.end) - sentence.start];
  const { text } = sentence;
  return `${text.slice(0, from)}${mark(text.slice(from, to))}${text.slice(to)}`.replace(/\s+/gu, " ");
}
