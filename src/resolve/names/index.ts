export { compareNames, type Comparison, prepareName } from "./compare.ts";
export { loadKnowledge, type NameKnowledge } from "./knowledge.ts";
