import { fontSizeOf, type Label, withoutOverlaps } from "./label-places.ts";
import type { Palette } from "./palette.ts";

const FONT_FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const GAP = 4;
const HALO = 3;

const fontOf = (label: Label): string => `${label.isForced ? 600 : 500} ${fontSizeOf(label.size)}px ${FONT_FAMILY}`;

export interface LabelPainter {
  /** Forgets what was collected for a frame that was never painted. */
  begin(): void;
  /** Takes a label of the frame that is being drawn. */
  collect(label: Label): void;
  /** Draws what was collected since `begin`. */
  paint(context: CanvasRenderingContext2D, palette: Palette): void;
}

/** Writes a name beside its node, with a halo that sets it off from what is under it. */
export function paintLabel(context: CanvasRenderingContext2D, label: Label, palette: Palette): void {
  const left = label.x + label.size + GAP;
  context.font = fontOf(label);
  context.lineJoin = "round";
  context.lineWidth = HALO;
  context.textBaseline = "middle";
  context.strokeStyle = palette.background;
  context.fillStyle = label.isFaint ? palette.faintInk : palette.ink;
  context.strokeText(label.text, left, label.y);
  context.fillText(label.text, left, label.y);
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
      for (const label of shown.toReversed()) paintLabel(context, label, palette);
    },
  };
}
