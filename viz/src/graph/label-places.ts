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
/** Between a node and its label, and between two labels. */
const GAP = 4;

/** Titles are longer than a label can be. */
export function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** Names of larger nodes are written larger. */
export const fontSizeOf = (nodeSize: number): number => Math.round(Math.min(17, Math.max(11, 9.5 + nodeSize * 0.35)));

const touches = (a: Box, b: Box): boolean =>
  a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom && b.top < a.bottom;

export interface PlacedLabel {
  readonly label: Label;
  readonly box: Box;
}

/** The boxes beside a node where its label may stand, the best first. */
export function boxesOf(label: Label, width: number): readonly Box[] {
  const half = fontSizeOf(label.size) * 0.65;
  const away = label.size + GAP;
  const vertical = { top: label.y - half, bottom: label.y + half };
  return [
    { left: label.x + away, right: label.x + away + width, ...vertical },
    { left: label.x - away - width, right: label.x - away, ...vertical },
  ];
}

/**
 * Which labels are drawn, and where: forced ones first, then those of larger nodes, each in the first of its boxes that is on the
 * screen and where no other stands; a forced label stands in its best box if there is no such one, others are left out.
 */
export function placeLabels(
  labels: readonly Label[],
  screen: number,
  placesOf: (label: Label) => readonly Box[],
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const order = labels.toSorted(
    (a, b) => Number(b.isForced) - Number(a.isForced) || b.size - a.size || (a.key < b.key ? -1 : 1),
  );
  for (const label of order) {
    const boxes = placesOf(label);
    const onScreen = boxes.filter((box) => box.left >= 0 && box.right <= screen);
    const free = onScreen.find((box) => !placed.some((other) => touches(box, other.box)));
    const box = free ?? (label.isForced ? (onScreen[0] ?? boxes[0]) : undefined);
    if (box !== undefined) placed.push({ label, box });
  }
  return placed;
}
