/** A column of the table of shown nodes. */
export type Column = "name" | "type" | "year" | "papers" | "links";

/** In the order of the table. */
export const COLUMNS: readonly { readonly key: Column; readonly label: string; readonly isNumber: boolean }[] = [
  { key: "name", label: "Name", isNumber: false },
  { key: "type", label: "Type", isNumber: false },
  { key: "year", label: "Year", isNumber: true },
  { key: "papers", label: "Papers", isNumber: true },
  { key: "links", label: "Links", isNumber: true },
];

/** How the table is sorted. */
export interface Order {
  readonly column: Column;
  readonly isDescending: boolean;
}

/** What joins most comes first. */
export const FIRST_ORDER: Order = { column: "links", isDescending: true };

/** The same column again turns the order round; numbers begin with the largest. */
export function orderBy(column: Column): (order: Order) => Order {
  const isNumber = COLUMNS.find(({ key }) => key === column)?.isNumber ?? false;
  return (order) => ({ column, isDescending: order.column === column ? !order.isDescending : isNumber });
}
