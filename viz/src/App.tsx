import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { ViewerContext } from "./context.ts";
import { GraphView } from "./graph/GraphView.tsx";
import { Details } from "./panels/Details.tsx";
import { Drawer } from "./panels/Drawer.tsx";
import { Filters } from "./panels/Filters.tsx";
import { Help } from "./panels/Help.tsx";
import { PassingNote } from "./panels/PassingNote.tsx";
import { SearchBox } from "./panels/SearchBox.tsx";
import { SelectionBar } from "./panels/SelectionBar.tsx";
import { StatusLine } from "./panels/StatusLine.tsx";
import { Toolbar } from "./panels/Toolbar.tsx";
import { copy } from "./share.ts";
import { useShortcuts } from "./shortcuts.ts";
import { addressOf } from "./state/history.ts";
import type { Viewer } from "./state/viewer.ts";

interface PageButtonsProps {
  readonly viewer: Viewer;
  readonly onHelp: () => void;
}

function PageButtons({ viewer, onHelp }: PageButtonsProps): JSX.Element {
  const onCopy = (): void =>
    void copy(viewer, {
      text: addressOf(viewer),
      done: "The link to this picture is copied.",
      instead: "The browser does not let the page copy: the address above is the link.",
    });
  return (
    <div class="page-buttons">
      <button type="button" class="quiet-button" title="Copy the address of just this picture" onClick={onCopy}>
        Copy link
      </button>
      <button type="button" class="quiet-button" aria-label="Help" title="Help (?)" onClick={onHelp}>
        ?
      </button>
    </div>
  );
}

/** The whole page. */
export function App({ viewer }: { readonly viewer: Viewer }): JSX.Element {
  const [isHelping, setHelping] = useState(false);
  const onHelp = useCallback(() => setHelping(true), []);
  useShortcuts({ viewer, onHelp });
  const isSelected = viewer.selection.value.kind !== "nothing";
  return (
    <ViewerContext.Provider value={viewer}>
      <div class={isSelected ? "page with-details" : "page"}>
        <section class="sidebar" aria-label="Search and filters">
          <header>
            <h1>papergraph</h1>
            <p class="quiet">{viewer.workspace}</p>
          </header>
          <SearchBox />
          <Filters />
        </section>
        <main>
          <div class="picture">
            <GraphView />
            <div class="tools">
              <Toolbar />
              <PageButtons viewer={viewer} onHelp={onHelp} />
              <SelectionBar />
            </div>
            <StatusLine />
          </div>
          <Drawer />
        </main>
        <Details />
        <PassingNote />
        {isHelping ? <Help onClose={() => setHelping(false)} /> : null}
      </div>
    </ViewerContext.Provider>
  );
}
