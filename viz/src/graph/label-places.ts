/** A label that Sigma wants drawn, in pixels of the viewport. */
export interface Label {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Drawn whatever it covers, before all others. */
  readonly isForced: boolean;
  readonly isFaint: boolean;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LONGEST = 44;

/** Titles are longer than a label can be. */
export function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** Names of larger nodes are written larger. */
export const fontSizeOf = (nodeSize: number): number => Math.round(Math.min(17, Math.max(11, 9.5 + nodeSize * 0.35)));

export const touches = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Which labels are drawn: forced ones, then those of larger nodes, each only where none stands yet. */
export function withoutOverlaps(labels: readonly Label[], boxOf: (label: Label) => Box): readonly Label[] {
  const taken: Box[] = [];
  const order = labels.toSorted(
    (a, b) => Number(b.isForced) - Number(a.isForced) || b.size - a.size || (a.key < b.key ? -1 : 1),
  );
  return order.filter((label) => {
    const box = boxOf(label);
    if (!label.isForced && taken.some((other) => touches(box, other))) return false;
    taken.push(box);
    return true;
  });
}
