import { effect } from "@preact/signals";
import { findMissing, restore } from "./actions.ts";
import { hashOf, stateIn, type ViewState } from "./address.ts";
import type { Viewer } from "./viewer.ts";

/** A slider that is dragged makes one step of the history, not a hundred. */
const SETTLE_MS = 250;

const withoutHash = (): string => location.pathname + location.search;

/** What makes a step of the history: not where the camera is or what stands in the search box. */
const stepOf = (state: ViewState): ViewState => ({ ...state, camera: null, search: "" });

/** Keeps address and state in step, so that back, forward and a copied address work. */
export function followAddress(viewer: Viewer): void {
  const { first } = viewer;
  let pending: ReturnType<typeof setTimeout> | undefined;
  const read = (): void => {
    restore(viewer, stateIn(location.hash, first));
    void findMissing(viewer);
  };
  read();
  addEventListener("hashchange", () => {
    clearTimeout(pending);
    read();
  });
  const write = (): void => {
    clearTimeout(pending);
    const state = viewer.state.peek();
    const hash = hashOf(state, first);
    const current = stateIn(location.hash, first);
    if (hash === hashOf(current, first)) return;
    const address = hash === "#" ? withoutHash() : hash;
    if (hashOf(stepOf(state), first) === hashOf(stepOf(current), first)) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  };
  effect(() => {
    void viewer.state.value;
    clearTimeout(pending);
    pending = setTimeout(write, SETTLE_MS);
  });
  // A link that is followed at once must not leave out the step before it.
  addEventListener("click", write, true);
}

/** The address of the picture as it is now, whether or not the browser shows it already. */
export function addressOf(viewer: Viewer): string {
  const hash = hashOf(viewer.state.peek(), viewer.first);
  return location.href.replace(/#.*$/u, "") + (hash === "#" ? "" : hash);
}
