import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useViewer } from "../context.ts";
import { copy, download } from "../share.ts";
import { cypherOf, fileOf, type Format, FORMATS, type TableRow } from "../state/table.ts";
import { apply, type Viewer } from "../state/viewer.ts";
import { type Drawer as DrawerName, look } from "../state/view.ts";
import { numbered } from "../text.ts";
import { NodeTable, useRows } from "./NodeTable.tsx";
import { QueryPane } from "./QueryPane.tsx";
import { Segments } from "./Segments.tsx";

interface TabProps {
  readonly name: Exclude<DrawerName, "closed">;
  readonly label: string;
  readonly count?: number;
}

function Tab({ name, label, count }: TabProps): JSX.Element {
  const { view } = useViewer();
  const isOpen = view.value.drawer === name;
  return (
    <button
      type="button"
      class="tab"
      aria-expanded={isOpen}
      aria-controls="drawer"
      onClick={() => apply(view, look({ drawer: isOpen ? "closed" : name }))}
    >
      {label}
      {count === undefined ? null : <span class="count">{numbered(count)}</span>}
    </button>
  );
}

function copyCypher(viewer: Viewer, rows: readonly TableRow[]): void {
  void copy(viewer, {
    text: cypherOf(rows.map(({ id }) => id)),
    done: `The Cypher that gives the ${numbered(rows.length)} shown nodes is copied.`,
    instead: "The browser does not let the page copy.",
  });
}

/** Takes the shown nodes elsewhere. */
function Takeaway({ rows }: { readonly rows: readonly TableRow[] }): JSX.Element {
  const viewer = useViewer();
  const [format, setFormat] = useState<Format>("CSV");
  return (
    <div class="takeaway">
      <button
        type="button"
        class="quiet-button"
        title="Copy a statement that gives the shown nodes in Neo4j Browser"
        onClick={() => copyCypher(viewer, rows)}
      >
        Copy Cypher
      </button>
      <Segments
        label="File format"
        choices={FORMATS.map((key) => ({ key, label: key }))}
        chosen={format}
        onChoose={setFormat}
      />
      <button type="button" class="button" onClick={() => download(fileOf(rows, format))}>
        Export
      </button>
    </div>
  );
}

/** Below the picture: what is shown as a table, and what the database answers. */
export function Drawer(): JSX.Element {
  const viewer = useViewer();
  const rows = useRows(viewer);
  const { drawer } = viewer.view.value;
  const canAsk = viewer.source.queries !== null || viewer.first.query !== null;
  return (
    <section class={`drawer ${drawer}`} aria-label="Table and query">
      <div class="tabs">
        <Tab name="nodes" label="Table" count={rows.length} />
        {canAsk ? <Tab name="query" label="Query" /> : null}
        <Takeaway rows={rows} />
      </div>
      <div id="drawer" class="drawer-content">
        {drawer === "nodes" ? <NodeTable rows={rows} /> : null}
        {drawer === "query" && canAsk ? <QueryPane /> : null}
      </div>
    </section>
  );
}
