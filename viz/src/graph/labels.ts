import type { Palette } from "./palette.ts";

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

const FONT_FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const GAP = 4;
const HALO = 3;
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

export interface LabelPainter {
  /** Forgets what was collected for a frame that was never painted. */
  begin(): void;
  /** Takes a label of the frame that is being drawn. */
  collect(label: Label): void;
  /** Draws what was collected since `begin`. */
  paint(context: CanvasRenderingContext2D, palette: Palette): void;
}

/** Sigma draws labels one by one in the order of its grid; held back to the end of the frame, the largest come first and none overlap. */
export function createLabelPainter(): LabelPainter {
  let collected: Label[] = [];
  const widths = new Map<string, number>();
  const widthOf = (context: CanvasRenderingContext2D, text: string, font: string): number => {
    const key = `${font}\n${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = font;
    const { width } = context.measureText(text);
    widths.set(key, width);
    return width;
  };
  const fontOf = (label: Label): string => `${label.isForced ? 600 : 500} ${fontSizeOf(label.size)}px ${FONT_FAMILY}`;
  return {
    begin: () => {
      collected = [];
    },
    collect: (label) => collected.push(label),
    paint(context, palette) {
      const shown = withoutOverlaps(collected, (label) => {
        const half = fontSizeOf(label.size) * 0.65;
        const left = label.x + label.size + GAP;
        const width = widthOf(context, label.text, fontOf(label));
        return { left: left - GAP, top: label.y - half, right: left + width + GAP, bottom: label.y + half };
      });
      context.lineJoin = "round";
      context.lineWidth = HALO;
      context.strokeStyle = palette.background;
      context.textBaseline = "middle";
      for (const label of shown.toReversed()) {
        context.font = fontOf(label);
        context.fillStyle = label.isFaint ? palette.faintInk : palette.ink;
        context.strokeText(label.text, label.x + label.size + GAP, label.y);
        context.fillText(label.text, label.x + label.size + GAP, label.y);
      }
      context.textBaseline = "alphabetic";
    },
  };
}
