import { FIELDS } from "../model/span.ts";
import type { TextSpan } from "./api.ts";

const SPAN = /^(?<field>title|abstract):(?<start>\d+)-(?<end>\d+)$/u;

/** Reads `abstract:10-23`; nothing when it is not of that form. */
export function parseSpan(written: string): TextSpan | undefined {
  const groups = SPAN.exec(written)?.groups;
  const field = FIELDS.find((known) => known === groups?.field);
  if (groups === undefined || field === undefined) return undefined;
  return { field, start: Number(groups.start), end: Number(groups.end) };
}

const isSpan = (span: TextSpan | undefined): span is TextSpan => span !== undefined;

/** Spans as they are stored; what is not of that form is left out. */
export const spansIn = (written: readonly string[]): readonly TextSpan[] => written.map(parseSpan).filter(isSpan);
