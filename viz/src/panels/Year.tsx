import type { ComponentChildren, JSX } from "preact";
import { useViewer } from "../context.ts";
import { spanYears } from "../state/filters.ts";
import { apply } from "../state/viewer.ts";

/** A year, or a date in it; a click shows papers of that year only. */
export function Year({
  year,
  children,
}: {
  readonly year: number;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { facts, filters } = useViewer();
  return (
    <button
      type="button"
      class="year"
      title={`Show papers of ${year} only`}
      onClick={() => apply(filters, spanYears(year, year, facts.yearRange ?? [year, year]))}
    >
      {children ?? year}
    </button>
  );
}
