import { hasInnerCapital } from "../text/short-form.ts";

/** Names that name nothing: "our approach", "this dataset", "the proposed model", "experimental results", "SOTA methods". */

/** Words that point at something, or say what is thought of it. */
const POINTING: ReadonlySet<string> = new Set(
  (
    "a all an and any best both competitive competing comprehensive current different each empirical every existing experimental extensive " +
    "following further given her his its it latest many more most multiple new novel of one or other our overall present previous prior " +
    "proposed recent same several some sota strong such that the their these this those three two underlying various we"
  ).split(" "),
);

/** What any paper has, in the singular as `foldName` leaves the last word of a name. */
const ANY_PAPERS: ReadonlySet<string> = new Set(
  (
    "algorithm analysis approach architecture author baseline benchmark challenge code component contribution corpus counterpart data " +
    "database dataset evaluation example experiment finding framework implementation improvement literature method methodology metric model " +
    "module outcome output paper performance problem procedure project research result scheme solution sota state strategy study system task " +
    "technique tool work"
  ).split(" "),
);

const STATE_OF_THE_ART = /\bstate of (?:the )?art\b/u;

/** Whether a name says no more than that, whatever its type; `folded` is the folded form of `text`. What is written like a name is one. */
export function namesNoConcept(text: string, folded: string): boolean {
  const words = folded.replace(STATE_OF_THE_ART, "sota").split(" ");
  const head = words.at(-1) ?? "";
  if (!ANY_PAPERS.has(head) || !words.slice(0, -1).every((word) => POINTING.has(word))) return false;
  return !hasInnerCapital(text) || words.includes("sota");
}
