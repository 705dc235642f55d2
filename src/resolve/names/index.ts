export { compareNames, type Comparison, prepareName, type PreparedName } from "./compare.ts";
export { loadKnowledge, type NameKnowledge } from "./knowledge.ts";
export { readAliases } from "./tables.ts";
