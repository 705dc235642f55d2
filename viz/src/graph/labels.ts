import {
  boxesOf,
  fontSizeOf,
  forcedBox,
  type Label,
  type PlacedLabel,
  placeLabels,
  type Room,
} from "./label-places.ts";
import type { Palette } from "./palette.ts";

const FONT_FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const HALO = 3;

const fontOf = (label: Label): string => `${label.isForced ? 600 : 500} ${fontSizeOf(label.size)}px ${FONT_FAMILY}`;

/** Where labels may stand, and in which colours. */
export interface Place {
  readonly room: Room;
  readonly palette: Palette;
}

export interface LabelPainter {
  /** Forgets what was collected for a frame that was never painted. */
  begin(): void;
  /** Takes a label of the frame that is being drawn. */
  collect(label: Label): void;
  /** Draws what was collected since `begin`. */
  paint(context: CanvasRenderingContext2D, place: Place): void;
  /** Draws one label at once, over all others. */
  paintAlone(context: CanvasRenderingContext2D, label: Label, place: Place): void;
}

/** Writes a name with a halo that sets it off from what is under it. */
function write(context: CanvasRenderingContext2D, { label, box }: PlacedLabel, palette: Palette): void {
  context.font = fontOf(label);
  context.lineJoin = "round";
  context.lineWidth = HALO;
  context.textBaseline = "middle";
  context.strokeStyle = palette.background;
  context.fillStyle = label.isFaint ? palette.faintInk : palette.ink;
  const middle = (box.top + box.bottom) / 2;
  context.strokeText(label.text, box.left, middle);
  context.fillText(label.text, box.left, middle);
}

/** Sigma draws labels one by one in the order of its grid; held back to the end of the frame, the largest come first and none overlap. */
export function createLabelPainter(): LabelPainter {
  let collected: Label[] = [];
  const widths = new Map<string, number>();
  const widthOf = (context: CanvasRenderingContext2D, label: Label): number => {
    const key = `${fontOf(label)}\n${label.text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = fontOf(label);
    const { width } = context.measureText(label.text);
    widths.set(key, width);
    return width;
  };
  return {
    begin: () => {
      collected = [];
    },
    collect: (label) => collected.push(label),
    paint(context, { room, palette }) {
      const placed = placeLabels(collected, room, (label) => boxesOf(label, widthOf(context, label)));
      for (const label of placed.toReversed()) write(context, label, palette);
    },
    paintAlone(context, label, { room, palette }) {
      const box = forcedBox(label, boxesOf(label, widthOf(context, label)), room);
      if (box !== undefined) write(context, { label, box }, palette);
    },
  };
}
