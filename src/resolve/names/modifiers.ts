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
  ["distribution", ["distributional"]],
  ["edit", ["editing"]],
  ["emotion", ["emotional"]],
  ["environment", ["environmental"]],
  ["forecast", ["forecasting"]],
  ["foundation", ["foundational"]],
  ["geometry", ["geometric", "geometrical"]],
  ["grasp", ["grasping"]],
  ["jailbreak", ["jailbreaking"]],
  ["math", ["mathematical", "mathematic"]],
  ["position", ["positional"]],
  ["prediction", ["predictive"]],
  ["recommendation", ["recommender"]],
  ["representation", ["representational"]],
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

/** The one form in which a word that is not the head of a name is compared. */
export const modifierForm = (word: string): string => BASE.get(word) ?? word;
