/**
 * Forms of one word that say the same before a head: "robot manipulation" and "robotic manipulation". At the end of a name they do
 * not ("router", "routing"), nor do others of the same build ("graph model" and "graphical model").
 */
const MODIFIERS: readonly (readonly [string, readonly string[]])[] = [
  ["active", ["activated"]],
  ["anatomy", ["anatomical"]],
  ["automated", ["automatic"]],
  ["biology", ["biological"]],
  ["computation", ["compute", "computational", "computing"]],
  ["decode", ["decoding"]],
  ["dimension", ["dimensionality"]],
  ["distribution", ["distributional"]],
  ["edit", ["editing"]],
  ["emotion", ["emotional"]],
  ["environment", ["environmental"]],
  ["evolution", ["evolutionary"]],
  ["face", ["facial"]],
  ["forecast", ["forecasting"]],
  ["foundation", ["foundational"]],
  ["genome", ["genomic"]],
  ["geometry", ["geometric", "geometrical"]],
  ["grasp", ["grasping"]],
  ["jailbreak", ["jailbreaking"]],
  ["lung", ["pulmonary"]],
  ["math", ["mathematical", "mathematic"]],
  ["molecule", ["molecular"]],
  ["music", ["musical"]],
  ["position", ["positional"]],
  ["prediction", ["predictive"]],
  ["recommendation", ["recommender"]],
  ["representation", ["representational"]],
  ["retina", ["retinal"]],
  ["robot", ["robotic"]],
  ["rotation", ["rotational"]],
  ["square", ["squared"]],
  ["table", ["tabular"]],
  ["tail", ["tailed"]],
  ["topic", ["topical"]],
  ["vision", ["visual"]],
];
const BASE: ReadonlyMap<string, string> = new Map(
  MODIFIERS.flatMap(([base, forms]) => forms.map((form) => [form, base] as const)),
);

/** Nouns that say the same as heads: majority vote and voting, a web search and searching; most do not (model, modeling). */
const HEADS: ReadonlyMap<string, string> = new Map([
  ["ensembling", "ensemble"],
  ["exiting", "exit"],
  ["jailbreaking", "jailbreak"],
  ["overlapping", "overlap"],
  ["searching", "search"],
  ["updating", "update"],
  ["voting", "vote"],
  ["watermarking", "watermark"],
]);

/** The one form in which the head of a name is compared. */
export const headForm = (word: string): string => HEADS.get(word) ?? word;

/** The one form in which a word that is not the head of a name is compared. */
export const modifierForm = (word: string): string => BASE.get(word) ?? word;
