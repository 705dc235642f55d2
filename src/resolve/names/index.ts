export { compareNames, type Comparison, type PreparedName, prepareName } from "./compare.ts";
export { loadKnowledge, type NameKnowledge } from "./knowledge.ts";
export { familiesOf } from "./family.ts";
export { isOneSlipApart } from "./similarity.ts";
export { squeeze } from "./normal-form.ts";
