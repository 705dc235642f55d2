import { useEffect } from "preact/hooks";
import { hideSelected, select } from "./state/actions.ts";
import { selectedNodes } from "./state/selection.ts";
import { apply, type Viewer } from "./state/viewer.ts";
import { collapse, type Depth, expand, focusOn, look, togglePinned } from "./state/view.ts";

/** Whether a key is meant for a field. */
function isForField(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea, select")
  );
}

const focusSearch = (): void => {
  const box = document.querySelector<HTMLInputElement>("input[type=search]");
  box?.focus();
  box?.select();
};

interface Keys {
  readonly viewer: Viewer;
  readonly onHelp: () => void;
}

type Actions = Readonly<Record<string, () => void>>;

/** What single keys do wherever one is, but in a field. */
function actionsOf({ viewer, onHelp }: Keys): Actions {
  const { view, camera, selection } = viewer;
  const ids = selectedNodes(selection.peek());
  const ofSelection = (action: () => void): (() => void) => (ids.length === 0 ? () => undefined : action);
  const focusTo = (depth: Depth): (() => void) => ofSelection(() => apply(view, focusOn(ids, depth)));
  const isExpanded = ids.every((id) => view.peek().expanded.includes(id));
  return {
    "/": focusSearch,
    "?": onHelp,
    Escape: () => select(viewer, null),
    "1": focusTo(1),
    "2": focusTo(2),
    "3": focusTo(3),
    e: ofSelection(() => apply(view, isExpanded ? collapse(ids) : expand(ids))),
    p: ofSelection(() => apply(view, togglePinned(ids))),
    h: ofSelection(() => hideSelected(viewer)),
    t: () => apply(view, look({ drawer: view.peek().drawer === "nodes" ? "closed" : "nodes" })),
    "+": () => (camera.value = { kind: "in" }),
    "-": () => (camera.value = { kind: "out" }),
    "0": () => (camera.value = { kind: "all" }),
  };
}

/** Listens to the keys of the whole page. */
export function useShortcuts(keys: Keys): void {
  const { viewer, onHelp } = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isOurs =
        !event.ctrlKey && !event.metaKey && !event.altKey && document.querySelector("dialog[open]") === null;
      if (!isOurs || (isForField(event) && event.key !== "Escape")) return;
      const action = actionsOf({ viewer, onHelp })[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [viewer, onHelp]);
}
