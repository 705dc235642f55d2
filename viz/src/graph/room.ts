import { coveredWidth } from "./camera.ts";
import type { Room } from "./label-places.ts";

/** What lies over the picture, but for the panel. */
const OVER = ".toolbar > *, .page-buttons, .selection-bar > *, .status, .zoom";

/** Where labels may stand in the picture that `container` holds; `hasPanel` when details are shown beside it. */
export function roomOf(container: HTMLElement, hasPanel: boolean): Room {
  const stage = container.getBoundingClientRect();
  const over = container.parentElement?.querySelectorAll(OVER) ?? [];
  return {
    width: stage.width - (hasPanel ? coveredWidth(container) : 0),
    height: stage.height,
    taken: Array.from(over, (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left: left - stage.left, top: top - stage.top, right: right - stage.left, bottom: bottom - stage.top };
    }),
  };
}
