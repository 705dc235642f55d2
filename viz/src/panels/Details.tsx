import type { JSX } from "preact";
import { useViewer } from "../context.ts";
import type { Detail } from "../state/details.ts";
import { ConceptPanel } from "./ConceptPanel.tsx";
import { EdgePanel } from "./EdgePanel.tsx";
import { Panel } from "./Panel.tsx";
import { PaperPanel } from "./PaperPanel.tsx";
import { SharedPanel } from "./SharedPanel.tsx";

function Content({ detail }: { readonly detail: Detail }): JSX.Element | null {
  if (detail.kind === "paper") return <PaperPanel key={detail.id} paper={detail} />;
  if (detail.kind === "concept") return <ConceptPanel key={detail.id} concept={detail} />;
  if (detail.kind === "edge") return <EdgePanel key={`${detail.paper.id}\n${detail.concept.id}`} edge={detail} />;
  if (detail.kind === "nodes") return <SharedPanel ids={detail.ids} />;
  if (detail.kind === "loading") return <p class="quiet loading">Loading…</p>;
  if (detail.kind === "nothing") return null;
  return (
    <Panel key={detail.reason} type="Paper" kind="Not found" title="This could not be shown">
      <p>{detail.reason}</p>
    </Panel>
  );
}

/** What is known of the selected node or edge. */
export function Details(): JSX.Element | null {
  const viewer = useViewer();
  // An empty panel for the moment until there is something to read would only flicker.
  if (viewer.selection.value.kind === "nothing" || viewer.detail.value.kind === "nothing") return null;
  return (
    <aside class="details" aria-label="Details">
      <Content detail={viewer.detail.value} />
    </aside>
  );
}
