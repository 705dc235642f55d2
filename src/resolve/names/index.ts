export {
  compareNames,
  type Comparison,
  FEWEST_WORDS_IN_ORDER,
  type PreparedName,
  prepareName,
  SHORTEST_SLIP,
} from "./compare.ts";
export { loadKnowledge, type NameKnowledge } from "./knowledge.ts";
export { familiesOf } from "./family.ts";
export { isOneSlipApart } from "./similarity.ts";
export { squeeze } from "./normal-form.ts";
