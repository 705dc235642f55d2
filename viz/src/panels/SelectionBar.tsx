import type { JSX } from "preact";
import { useViewer } from "../context.ts";
import { hideSelected } from "../state/actions.ts";
import { selectedNodes } from "../state/selection.ts";
import { apply, type Viewer } from "../state/viewer.ts";
import { collapse, DEPTHS, expand, focusOn, look, togglePinned } from "../state/view.ts";

function FocusButtons({ viewer, ids }: { readonly viewer: Viewer; readonly ids: readonly string[] }): JSX.Element {
  const { focus } = viewer.view.value;
  const isHere = focus !== null && focus.around.join("\n") === ids.join("\n");
  return (
    <div class="segments" role="group" aria-label="Only neighbours up to so many steps">
      <span class="quiet">Neighbours</span>
      {DEPTHS.map((depth) => (
        <button
          key={depth}
          type="button"
          aria-pressed={isHere && focus.depth === depth}
          aria-label={`Show only what is within ${depth} ${depth === 1 ? "step" : "steps"}`}
          title={`Show only what is within ${depth} ${depth === 1 ? "step" : "steps"} (${depth})`}
          onClick={() => apply(viewer.view, focusOn(ids, depth))}
        >
          {depth}
        </button>
      ))}
    </div>
  );
}

/** What can be done with the selected nodes, or, while nothing is selected, with a focus that still holds. */
export function SelectionBar(): JSX.Element | null {
  const viewer = useViewer();
  const { view } = viewer;
  const ids = selectedNodes(viewer.selection.value);
  const { focus, expanded, pinned } = view.value;
  if (ids.length === 0 && focus === null) return null;
  const isExpanded = ids.every((id) => expanded.includes(id));
  const isPinned = ids.every((id) => pinned.includes(id));
  return (
    <div class="selection-bar" role="group" aria-label="Selection">
      {ids.length === 0 ? null : (
        <>
          <FocusButtons viewer={viewer} ids={ids} />
          <button
            type="button"
            title="Show all neighbours, also those that the filters hide (E)"
            onClick={() => apply(view, isExpanded ? collapse(ids) : expand(ids))}
          >
            {isExpanded ? "Collapse" : "Expand"}
          </button>
          <button
            type="button"
            title="Keep it shown and named, whatever the filters say (P)"
            aria-pressed={isPinned}
            onClick={() => apply(view, togglePinned(ids))}
          >
            {isPinned ? "Unpin" : "Pin"}
          </button>
          <button type="button" title="Take it out of the picture (H)" onClick={() => hideSelected(viewer)}>
            Hide
          </button>
        </>
      )}
      {focus === null ? null : (
        <button type="button" onClick={() => apply(view, look({ focus: null }))}>
          Leave the neighbourhood
        </button>
      )}
    </div>
  );
}
