import { ENTITY_TYPES, ROLES, type EntityType, type Role } from "../model/extraction.ts";
import type { BlockFacts } from "./decide-block.ts";
import type { Clustering } from "./clustering.ts";
import type { NameRow } from "./name-table.ts";

/**
 * A type of a name is well supported by so many papers and by such a share of those that write the name. Of 4,125 names in two or
 * more annotated papers, 14 % have several types, but only 3.2 % of the papers differ from the most: what is below is the
 * annotators' wavering ("retrieval-augmented generation" is a Method in 113 papers and a Task in one), what is above are two
 * things of one name (the Task fairness in 12, the Metric in 8).
 */
const WELL_SUPPORTED_PAPERS = 3;
const WELL_SUPPORTED_SHARE = 0.2;

/** The type that most papers support; of types in as many, the one whose papers are surer. */
export function typeOf(rows: readonly NameRow[]): EntityType {
  const [best] = supportOf(rows);
  return best?.type ?? "Method";
}

interface Support {
  readonly type: EntityType;
  readonly papers: number;
  readonly evidence: number;
}

/** The types of rows, the best-supported first. Papers that only write a short form beside its long one count for it too. */
function supportOf(rows: readonly NameRow[]): readonly Support[] {
  return ENTITY_TYPES.map((type): Support => {
    const ofType = rows.filter((row) => row.type === type);
    return {
      type,
      papers: ofType.reduce((sum, { papers }) => sum + papers, 0),
      evidence: ofType.reduce((sum, { evidence }) => sum + evidence, 0),
    };
  })
    .filter(({ type }) => rows.some((row) => row.type === type))
    .toSorted((a, b) => b.papers - a.papers || b.evidence - a.evidence);
}

/**
 * Pairs of names that are written the same under two types and shall be one concept, those of most papers first. Gives each when it
 * is asked for, so that what was joined before counts: one type must not be well supported in the clusters as they then are, and
 * the names themselves must lean to the same type as their clusters.
 */
export function* typePairs(
  { names, definitions }: BlockFacts,
  clustering: Clustering,
): Generator<readonly [number, number]> {
  const isWrittenOut = new Set(definitions.map(({ short }) => short));
  const papersOf = (place: number): number => names[place]!.row.papers;
  const rowsOf = (place: number): readonly NameRow[] => clustering.membersOf(place).map((member) => names[member]!.row);
  const pairs = sameNames(names).toSorted(
    ([a, b], [c, d]) => papersOf(c) + papersOf(d) - papersOf(a) - papersOf(b) || a - c || b - d,
  );
  for (const [a, b] of pairs) {
    if (clustering.isJoined(a, b)) continue;
    const [rowsOfA, rowsOfB] = [rowsOf(a), rowsOf(b)];
    // One short form of two types may stand for two things, as papers then say.
    if (names[a]!.row.isShort && isWrittenOut.has(a) && isWrittenOut.has(b)) continue;
    if (mayBeTwo(names[a]!.row, names[b]!.row)) continue;
    const [supportOfA] = supportOf(rowsOfA);
    const [supportOfB] = supportOf(rowsOfB);
    if (supportOfA === undefined || supportOfB === undefined) continue;
    const leaning = (papersOf(a) - papersOf(b)) * (supportOfA.papers - supportOfB.papers);
    const areTwo = areBothWellSupported(supportOfA, supportOfB);
    if (supportOfA.type === supportOfB.type || (leaning >= 0 && !areTwo)) yield [a, b];
  }
}

/** A few capitals several papers choose for several things, and other capitals often mean another thing (PAIR, PAiR): few papers settle neither. */
function mayBeTwo(a: NameRow, b: NameRow): boolean {
  if (!(a.isShort || b.isShort) || Math.max(a.papers, b.papers) >= WELL_SUPPORTED_PAPERS) return false;
  const texts = new Set(a.surfaces.map(({ text }) => text));
  return !b.surfaces.some(({ text }) => texts.has(text)) || [...texts].some((text) => /^\p{Lu}{2,5}s?$/u.test(text));
}

/**
 * A measure and a technique or problem of one name are two things ("empathy" as a quality that is rated and as what is trained), so a
 * single paper supports a metric well unless nearly all say otherwise: of 67 changes of type that were judged, six were of this
 * kind, all wrong, and 53 of the other 61 right.
 */
const MEASURED_SHARE = 0.05;

function areBothWellSupported(a: Support, b: Support): boolean {
  const less = Math.min(a.papers, b.papers);
  const isMeasure = (a.type === "Metric") !== (b.type === "Metric") && a.type !== "Dataset" && b.type !== "Dataset";
  if (isMeasure) return less >= MEASURED_SHARE * (a.papers + b.papers);
  return less >= WELL_SUPPORTED_PAPERS && less >= WELL_SUPPORTED_SHARE * (a.papers + b.papers);
}

/**
 * Names that are folded the same under different types. What differs in a word that adds nothing within a type means something
 * else under another: a CLIP score is no CLIP, an inference-time method no inference time.
 */
function sameNames(names: BlockFacts["names"]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (const [a, { row }] of names.entries()) {
    for (let b = a + 1; b < names.length; b += 1) {
      const other = names[b]!;
      if (other.row.type !== row.type && other.row.folded === row.folded) pairs.push([a, b]);
    }
  }
  return pairs;
}

/** How much a role says of the part that a thing has in a paper. */
const WEIGHTS: Readonly<Record<Role, number>> = {
  proposed: 3,
  introduced: 3,
  used: 2,
  evaluated: 2,
  reported: 2,
  addressed: 2,
  baseline: 1,
  mentioned: 1,
};

/**
 * The role of a thing under another type: the one that says as much, or what comes next below. A proposed method that is a data
 * set is an introduced one, a used one is evaluated on; what is addressed as a task was used as a method, not proposed.
 */
export function roleAs(type: EntityType, role: Role): Role {
  const roles: readonly Role[] = ROLES[type];
  if (roles.includes(role)) return role;
  const [fitting] = roles
    .filter((candidate) => WEIGHTS[candidate] <= WEIGHTS[role])
    .toSorted((a, b) => WEIGHTS[b] - WEIGHTS[a]);
  return fitting ?? role;
}
