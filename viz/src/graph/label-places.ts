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

/** The part of the screen where labels may stand, in pixels of the viewport. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** What lies over the picture: a label under it would be cut. */
  readonly taken: readonly Box[];
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

const discOf = ({ x, y, size }: Label): Box => ({ left: x - size, top: y - size, right: x + size, bottom: y + size });

const isWithin = ({ left, top, right, bottom }: Box, { width, height }: Room): boolean =>
  left >= 0 && top >= 0 && right <= width && bottom <= height;

/** Under its node and moved into the screen, for a label that must stand somewhere. */
function boxBelow(label: Label, { left, right, top, bottom }: Box, room: Room): Box {
  const [width, height] = [right - left, bottom - top];
  const start = Math.max(0, Math.min(label.x - width / 2, room.width - width));
  const under = label.y + label.size + GAP;
  return { left: start, right: start + width, top: under, bottom: under + height };
}

/** Where a label stands that is drawn alone, or whatever it covers. */
export function forcedBox(label: Label, boxes: readonly Box[], room: Room): Box | undefined {
  const [best] = boxes;
  return boxes.find((box) => isWithin(box, room)) ?? (best === undefined ? undefined : boxBelow(label, best, room));
}

/**
 * Which labels are drawn, and where: forced ones first, then those of larger nodes, each in the first of its boxes that is within
 * the room and where no other stands, preferably where it covers no other named node; a forced label stands in its best box if
 * there is no such one, others are left out.
 */
export function placeLabels(
  labels: readonly Label[],
  room: Room,
  placesOf: (label: Label) => readonly Box[],
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const discs = labels.map((label) => ({ label, disc: discOf(label) }));
  const order = labels.toSorted(
    (a, b) => Number(b.isForced) - Number(a.isForced) || b.size - a.size || (a.key < b.key ? -1 : 1),
  );
  for (const label of order) {
    const boxes = placesOf(label);
    const isFree = (box: Box): boolean =>
      isWithin(box, room) &&
      !room.taken.some((other) => touches(box, other)) &&
      !placed.some((other) => touches(box, other.box));
    const free = boxes.filter(isFree);
    const clear = free.find((box) => !discs.some((other) => other.label !== label && touches(box, other.disc)));
    const box = clear ?? free[0] ?? (label.isForced ? forcedBox(label, boxes, room) : undefined);
    if (box !== undefined) placed.push({ label, box });
  }
  return placed;
}
