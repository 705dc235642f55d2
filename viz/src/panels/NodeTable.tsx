import type { JSX, TargetedKeyboardEvent, TargetedMouseEvent } from "preact";
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useViewer } from "../context.ts";
import { select, toggleSelected } from "../state/actions.ts";
import { selectedNodes } from "../state/selection.ts";
import { settled } from "../state/settled.ts";
import { COLUMNS, orderBy } from "../state/order.ts";
import { rowsOf, sortedRows, type TableRow } from "../state/table.ts";
import { apply, type Viewer } from "../state/viewer.ts";
import { look } from "../state/view.ts";
import { numbered } from "../text.ts";
import { SortHead } from "./SortHead.tsx";

/** Of a row, in pixels; the style sheet has the same. */
const ROW_HEIGHT = 28;
/** Rows drawn above and below what is seen, so that Tab always finds a next one. */
const MARGIN = 12;
/** Rows that are drawn while nobody has measured the table. */
const FIRST_ROWS = 20;
/** The table may be a moment behind the picture, so that a slider never waits for it. */
const SETTLE_MS = 40;

/** The rows of the table, in its order. */
export function useRows(viewer: Viewer): readonly TableRow[] {
  const { order } = viewer.view.value;
  const visibility = useMemo(() => settled(viewer.visibility, SETTLE_MS), [viewer]);
  const shown = visibility.value;
  const rows = useMemo(() => rowsOf(viewer.graph, shown), [viewer, shown]);
  return useMemo(() => sortedRows(rows, order), [rows, order]);
}

function Head(): JSX.Element {
  const { view } = useViewer();
  const { order } = view.value;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th class="tick">
          <span class="unseen">Selected</span>
        </th>
        {COLUMNS.map(({ key, label, isNumber }) => (
          <SortHead
            key={key}
            column={key}
            label={label}
            class={isNumber ? `${key} numeric` : key}
            order={order}
            onOrder={(column) => apply(view, look({ order: orderBy(column)(order) }))}
          />
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly row: TableRow;
  /** From 0. */
  readonly place: number;
  readonly isSelected: boolean;
}

function Row({ row, place, isSelected }: RowProps): JSX.Element {
  const viewer = useViewer();
  const onClick = (event: TargetedMouseEvent<HTMLElement>): void => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggleSelected(viewer, row.id);
    else select(viewer, row.id);
  };
  return (
    <tr
      aria-rowindex={place + 2}
      class={isSelected ? "selected" : ""}
      onMouseEnter={() => (viewer.hovered.value = row.id)}
      onMouseLeave={() => (viewer.hovered.value = null)}
    >
      <td class="tick">
        <input
          type="checkbox"
          aria-label={`Select ${row.name}`}
          checked={isSelected}
          onChange={() => toggleSelected(viewer, row.id)}
        />
      </td>
      <td class="name">
        <button type="button" onClick={onClick} title={row.name}>
          <span class="dot" data-type={row.type} aria-hidden="true" />
          {row.name}
        </button>
      </td>
      <td class="type">{row.type}</td>
      <td class="year numeric">{row.year ?? ""}</td>
      <td class="papers numeric">{row.type === "Paper" ? "" : numbered(row.papers)}</td>
      <td class="links numeric">{numbered(row.links)}</td>
    </tr>
  );
}

/** Home and End lead to the ends of the table: a long way by Tab. */
function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  if (event.key === "Home") event.currentTarget.scrollTop = 0;
  else if (event.key === "End") event.currentTarget.scrollTop = event.currentTarget.scrollHeight;
}

/** Shown nodes, of which only those within sight are drawn. It follows the picture, and the picture follows it. */
export function NodeTable({ rows }: { readonly rows: readonly TableRow[] }): JSX.Element {
  const viewer = useViewer();
  const scroller = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(FIRST_ROWS * ROW_HEIGHT);
  const first = useComputed(() => Math.max(0, Math.floor(top.value / ROW_HEIGHT) - MARGIN)).value;
  const count = Math.ceil(height.value / ROW_HEIGHT) + 2 * MARGIN;
  const start = Math.min(first, Math.max(0, rows.length - count));
  const drawn = rows.slice(start, start + count);
  const selected = selectedNodes(viewer.selection.value);
  const [followed] = selected;
  useEffect(() => {
    const element = scroller.current;
    const place = followed === undefined ? -1 : rows.findIndex(({ id }) => id === followed);
    if (element === null || place === -1) return;
    const at = place * ROW_HEIGHT;
    const seen = element.clientHeight - 2 * ROW_HEIGHT;
    if (at < element.scrollTop || at > element.scrollTop + seen) element.scrollTop = Math.max(0, at - seen / 2);
  }, [followed, rows]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => (height.value = element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [height]);
  return (
    <div
      ref={scroller}
      class="scroller"
      role="region"
      aria-label="Table of shown nodes"
      tabIndex={0}
      onScroll={(event) => (top.value = event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <table class="nodes" aria-label="Shown nodes" aria-rowcount={rows.length + 1}>
        <Head />
        <tbody>
          {start > 0 ? <tr aria-hidden="true" class="gap" style={{ height: `${start * ROW_HEIGHT}px` }} /> : null}
          {drawn.map((row, place) => (
            <Row key={row.id} row={row} place={start + place} isSelected={selected.includes(row.id)} />
          ))}
          {start + drawn.length < rows.length ? (
            <tr
              aria-hidden="true"
              class="gap"
              style={{ height: `${(rows.length - start - drawn.length) * ROW_HEIGHT}px` }}
            />
          ) : null}
        </tbody>
      </table>
      {rows.length === 0 ? <p class="empty quiet">The filters leave nothing to show.</p> : null}
    </div>
  );
}
