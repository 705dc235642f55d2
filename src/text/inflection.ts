/** Plural and singular of English nouns, one word in small letters at a time. */

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["analyses", "analysis"],
  ["appendices", "appendix"],
  ["axes", "axis"],
  ["bases", "basis"],
  ["children", "child"],
  ["corpora", "corpus"],
  ["corpuses", "corpus"],
  ["criteria", "criterion"],
  ["crises", "crisis"],
  ["ellipses", "ellipsis"],
  ["biases", "bias"],
  ["feet", "foot"],
  ["formulae", "formula"],
  ["genera", "genus"],
  ["halves", "half"],
  ["hypotheses", "hypothesis"],
  ["indices", "index"],
  ["leaves", "leaf"],
  ["lives", "life"],
  ["matrices", "matrix"],
  ["men", "man"],
  ["mice", "mouse"],
  ["minima", "minimum"],
  ["maxima", "maximum"],
  ["movies", "movie"],
  ["selfies", "selfie"],
  ["buses", "bus"],
  ["bonuses", "bonus"],
  ["focuses", "focus"],
  ["viruses", "virus"],
  ["atlases", "atlas"],
  ["caches", "cache"],
  ["optima", "optimum"],
  ["parentheses", "parenthesis"],
  ["people", "person"],
  ["phenomena", "phenomenon"],
  ["quanta", "quantum"],
  ["radii", "radius"],
  ["selves", "self"],
  ["simplices", "simplex"],
  ["spectra", "spectrum"],
  ["stimuli", "stimulus"],
  ["syntheses", "synthesis"],
  ["theses", "thesis"],
  ["vertices", "vertex"],
  ["women", "woman"],
]);

/** Singulars that end in s: analysis, bias, loss, corpus, lens, physics. */
const SINGULAR_END = /(?:ss|us|is|ics)$/u;
/** Singulars that end as plurals do, and plurals that end as singulars do. */
const SINGULARS: ReadonlySet<string> = new Set(
  "alias always atlas bayes bias canvas chaos chronos cityscapes codeforces cosmos diabetes dubins gas gibbs hermes herpes holmes keras kubernetes lens lpips means neurips news nuscenes pandas perhaps pisces reynolds rodrigues series smiles species stokes thanks trans usgs".split(
    " ",
  ),
);
const PLURALS: ReadonlySet<string> = new Set(
  (
    "characteristics critics diagnostics fabrics graphics heuristics logics menus metaheuristics metrics microplastics rubrics tactics topics " +
    "apps arms bags bits bots cars cues eyes gaps keys laws logs maps nets rows sets tags ways"
  ).split(" "),
);
/** Plurals on -es whose singular ends in -e: databases, sizes, axes of phrases. */
const KEEPS_E = /(?:[^i]ases|[^n]uses|ises|oses|izes|yzes|azes|eezes|[lnr]ses|pses)$/u;

/** `networks` → `network`, `analyses` → `analysis`, `boxes` → `box`; a word that is no plural stays. */
export function singularOf(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (PLURALS.has(word)) return word.slice(0, -1);
  // What is as short as "cots" or "lrms" is an acronym rather than a plural.
  if (word.length < 5 || !word.endsWith("s") || SINGULARS.has(word)) return word;
  if (SINGULAR_END.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh)es$/u.test(word) && !KEEPS_E.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
