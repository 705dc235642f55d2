import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { ViewerContext } from "./context.ts";
import { GraphView } from "./graph/GraphView.tsx";
import { Details } from "./panels/Details.tsx";
import { Filters } from "./panels/Filters.tsx";
import { SearchBox } from "./panels/SearchBox.tsx";
import { StatusLine } from "./panels/StatusLine.tsx";
import { select, type Viewer } from "./state/viewer.ts";

function useEscape(viewer: Viewer): void {
  useEffect(() => {
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key === "Escape") select(viewer, null);
    };
    addEventListener("keydown", onEscape);
    return () => removeEventListener("keydown", onEscape);
  }, [viewer]);
}

/** The whole page. */
export function App({ viewer }: { readonly viewer: Viewer }): JSX.Element {
  useEscape(viewer);
  const isSelected = viewer.selection.value.kind !== "nothing";
  return (
    <ViewerContext.Provider value={viewer}>
      <div class={isSelected ? "page with-details" : "page"}>
        <div class="sidebar">
          <header>
            <h1>papergraph</h1>
            <p class="quiet">{viewer.workspace}</p>
          </header>
          <SearchBox />
          <Filters />
        </div>
        <main>
          <GraphView />
          <StatusLine />
        </main>
        <Details />
      </div>
    </ViewerContext.Provider>
  );
}
