import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ["/", "search"],
  ["↑ ↓ Enter", "step through the results and fly to one"],
  ["Esc", "close what is open, then let go of the selection"],
  ["1 2 3", "show only what is so many steps from the selection; again, all"],
  ["E", "expand or collapse the selection: all its neighbours, whatever the filters say"],
  ["P", "pin or unpin the selection"],
  ["H", "hide the selection"],
  ["T", "open or close the table"],
  ["+ − 0", "zoom in, zoom out, show all"],
  ["?", "this page"],
];

const MOUSE: readonly (readonly [doing: string, meaning: string])[] = [
  ["Click", "read about a node, or where a paper says what a line stands for"],
  ["Shift + click", "select several, and see what they share"],
  ["Double click", "expand or collapse a node"],
  ["Drag, wheel, pinch", "move and zoom"],
  ["Drag over the years", "show only those"],
];

function List({ rows }: { readonly rows: typeof KEYS }): JSX.Element {
  return (
    <dl class="keys">
      {rows.map(([name, meaning]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What keys and mouse do; shown over the page. */
export function Help({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="help" aria-label="Help" onClose={onClose}>
      <header class="panel-head">
        <h2>Getting around</h2>
        <button type="button" class="icon" aria-label="Close help" onClick={() => dialog.current?.close()}>
          ×
        </button>
      </header>
      <h3>Keys</h3>
      <List rows={KEYS} />
      <h3>Mouse and touch</h3>
      <List rows={MOUSE} />
      <p class="quiet spaced">
        A line between a paper and a concept is something that a model read in the abstract. How sure it is stands
        beside it, and a click shows the sentence.
      </p>
    </dialog>
  );
}
