export { comparePapers } from "./compare.ts";
export { readGold } from "./gold/index.ts";
export { commonErrors, reportScores, type Score, type ScoreErrors, type ScoreReport } from "./report.ts";
