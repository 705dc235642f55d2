import type { IntakeReport, SourceReport } from "../pipeline/intake-report.ts";
import { amount } from "./progress.ts";

/** So many sources are told one by one. */
const TOLD_SOURCES = 10;

/** From records to papers; where there are several sources, what each of them brought. */
export function describeIntake(report: IntakeReport): readonly string[] {
  const { identified, skipped, duplicatesRemoved, included, withoutAbstract, notEnglish, knownBefore, sources } =
    report;
  const papers = [
    `${amount(included, "paper")} included`,
    ...(withoutAbstract > 0 ? [`${withoutAbstract.toLocaleString("en")} of them without abstract`] : []),
    ...(notEnglish > 0 ? [`${notEnglish.toLocaleString("en")} not in English`] : []),
    ...(knownBefore > 0 ? [`${knownBefore.toLocaleString("en")} known from earlier builds`] : []),
  ];
  const flow = `Identified ${amount(identified, "record")}: ${skipped.toLocaleString("en")} skipped, ${amount(duplicatesRemoved, "duplicate")} removed, ${papers.join(", ")}.`;
  if (sources.length < 2) return [flow];
  const others = sources.length - TOLD_SOURCES;
  return [
    flow,
    ...sources.slice(0, TOLD_SOURCES).map(describeSource),
    ...(others > 0 ? [`  and ${amount(others, "more source")}; --report FILE tells of all`] : []),
  ];
}

function describeSource({ source, reader, ...counts }: SourceReport): string {
  const parts = [
    `${amount(counts.seen, "record")} seen`,
    `${counts.read.toLocaleString("en")} read`,
    ...(counts.joined > 0 ? [`${counts.joined.toLocaleString("en")} joined with another`] : []),
    ...(counts.withoutAbstract > 0 ? [`${counts.withoutAbstract.toLocaleString("en")} without abstract`] : []),
    ...(counts.skipped > 0 ? [`${counts.skipped.toLocaleString("en")} skipped`] : []),
  ];
  return `  ${source} (${reader ?? "unknown format"}): ${parts.join(", ")}`;
}
