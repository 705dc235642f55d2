import type { JSX } from "preact";
import type { NodeType } from "../../../src/serve/api.ts";
import { counted } from "../text.ts";

interface BarsProps {
  /** Papers by year. */
  readonly counts: ReadonlyMap<number, number>;
  readonly label: string;
  readonly type?: NodeType;
  /** Bars of other years are drawn faintly. */
  readonly range?: readonly [number, number] | null;
}

const HEIGHT = 40;
/** Of one bar, in units of the drawing; it is stretched to the width there is. */
const STEP = 10;

/** One bar a year. */
export function Bars({ counts, label, type, range = null }: BarsProps): JSX.Element {
  const years = [...counts.keys()];
  const first = Math.min(...years);
  const last = Math.max(...years);
  const most = Math.max(...counts.values());
  const isIn = (year: number): boolean => range === null || (year >= range[0] && year <= range[1]);
  return (
    <figure class="bars">
      <svg
        viewBox={`0 0 ${(last - first + 1) * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}, ${first} to ${last}`}
      >
        {[...counts].map(([year, count]) => {
          const height = Math.max(1.5, (count / most) * HEIGHT);
          return (
            <rect
              key={year}
              x={(year - first) * STEP + 0.8}
              y={HEIGHT - height}
              width={STEP - 1.6}
              height={height}
              data-type={type}
              class={isIn(year) ? "bar" : "bar faint"}
            >
              <title>{`${year}: ${counted(count, "paper")}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{first}</span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}
