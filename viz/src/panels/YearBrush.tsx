import type { JSX, TargetedPointerEvent } from "preact";
import { useRef } from "preact/hooks";
import { Bars } from "../charts/Bars.tsx";
import { useViewer } from "../context.ts";
import { spanYears } from "../state/filters.ts";
import { apply } from "../state/viewer.ts";

/** Papers by year; dragging over the bars keeps those years, a click one of them. The sliders below do the same by keyboard. */
export function YearBrush({ range }: { readonly range: readonly [number, number] }): JSX.Element {
  const { facts, filters } = useViewer();
  const start = useRef<number | null>(null);
  const yearAt = (event: TargetedPointerEvent<HTMLDivElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - left) / Math.max(1, width)) * (range[1] - range[0] + 1));
    return range[0] + Math.min(range[1] - range[0], Math.max(0, place));
  };
  const end = (): void => {
    start.current = null;
  };
  return (
    <div
      class="brush"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = yearAt(event);
        apply(filters, spanYears(start.current, start.current, range));
      }}
      onPointerMove={(event) => {
        if (start.current !== null) apply(filters, spanYears(start.current, yearAt(event), range));
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onDblClick={() => apply(filters, spanYears(range[0], range[1], range))}
    >
      <Bars counts={facts.years} label="Papers by year" range={filters.value.years} />
    </div>
  );
}
