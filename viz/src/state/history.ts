import { effect } from "@preact/signals";
import { hashOf, stateIn } from "./address.ts";
import { restore, type Viewer } from "./viewer.ts";

/** A slider that is dragged makes one step of the history, not a hundred. */
const SETTLE_MS = 250;

const withoutHash = (): string => location.pathname + location.search;

/** Keeps address and state in step, so that back, forward and a copied address work. */
export function followAddress(viewer: Viewer): void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  restore(viewer, stateIn(location.hash, viewer.first));
  addEventListener("hashchange", () => {
    clearTimeout(pending);
    restore(viewer, stateIn(location.hash, viewer.first));
  });
  effect(() => {
    const hash = hashOf(viewer.state.value, viewer.first);
    clearTimeout(pending);
    pending = setTimeout(() => {
      const current = hashOf(stateIn(location.hash, viewer.first), viewer.first);
      if (hash !== current) history.pushState(null, "", hash === "#" ? withoutHash() : hash);
    }, SETTLE_MS);
  });
}
