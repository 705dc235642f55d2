import type { JSX } from "preact";

/** By which column a table is sorted, and which way. */
export interface Order<Column extends string> {
  readonly column: Column;
  readonly isDescending: boolean;
}

interface SortHeadProps<Column extends string> {
  readonly column: Column;
  readonly label: string;
  readonly order: Order<Column>;
  readonly class?: string;
  readonly onOrder: (column: Column) => void;
}

/** The head of a column; a click sorts by it, another turns the order round. */
export function SortHead<Column extends string>(props: SortHeadProps<Column>): JSX.Element {
  const { column, label, order, onOrder } = props;
  const isOrdered = order.column === column;
  const direction = order.isDescending ? "descending" : "ascending";
  const arrow = order.isDescending ? " ↓" : " ↑";
  return (
    <th scope="col" class={props.class ?? ""} aria-sort={isOrdered ? direction : "none"}>
      <button type="button" onClick={() => onOrder(column)}>
        {label}
        <span aria-hidden="true">{isOrdered ? arrow : ""}</span>
      </button>
    </th>
  );
}
