import type { Settings } from "sigma/settings";
import type { EdgeAttributes, NodeAttributes } from "../state/graph.ts";
import { isFaintNode, type Look } from "./appearance.ts";
import type { Drawing } from "./camera.ts";
import type { Label, Room } from "./label-places.ts";
import type { LabelPainter } from "./labels.ts";

/** More names than this would cover one another. */
const FEW = 6;

/** What the labels of a frame depend on. */
export interface Labelling {
  readonly painter: LabelPainter;
  readonly look: () => Look;
  readonly room: () => Room;
}

export function labelSettings({ painter, look, room }: Labelling): Partial<Settings<NodeAttributes, EdgeAttributes>> {
  return {
    defaultDrawNodeLabel: (_, { key, label, x, y, size }) => {
      if (label === null || label === "") return;
      const id = String(key);
      const { focus, pinned } = look();
      const isForced = pinned.has(id) || (focus.has(id) && focus.size <= FEW);
      painter.collect({ key: id, text: label, x, y, size, isForced, isFaint: isFaintNode(look(), id) });
    },
    defaultDrawNodeHover: (context, { key, label, x, y, size }) => {
      const { focus, palette } = look();
      // The label of what is in the focus is drawn already.
      if (focus.has(String(key)) || label === null || label === "") return;
      const hovered: Label = { key: String(key), text: label, x, y, size, isForced: true, isFaint: false };
      painter.paintAlone(context, hovered, { room: room(), palette });
    },
  };
}

/** Labels are held back until all else of a frame is drawn. */
export function paintLabels(sigma: Drawing, { painter, look, room }: Labelling): void {
  sigma.on("beforeRender", () => painter.begin());
  sigma.on("afterRender", () => {
    const context = sigma.getCanvases().labels?.getContext("2d");
    if (context) painter.paint(context, { room: room(), palette: look().palette });
  });
}
