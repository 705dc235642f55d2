import type { JSX } from "preact";
import { useViewer } from "../context.ts";
import { apply } from "../state/viewer.ts";
import { type Colours, look, type Projection } from "../state/view.ts";
import { Segments } from "./Segments.tsx";

const PROJECTIONS: readonly { readonly key: Projection; readonly label: string; readonly title: string }[] = [
  { key: "both", label: "Both", title: "Papers and the concepts that they name" },
  { key: "concepts", label: "Concepts", title: "Concepts, joined where papers name both" },
  { key: "papers", label: "Papers", title: "Papers, joined where they name the same concepts" },
];

const COLOURS: readonly { readonly key: Colours; readonly label: string }[] = [
  { key: "type", label: "type" },
  { key: "year", label: "year" },
];

/** What is drawn of the graph, and in which colours. */
export function Toolbar(): JSX.Element {
  const { facts, view } = useViewer();
  const { projection, colours } = view.value;
  return (
    <div class="toolbar">
      <Segments
        label="Show"
        choices={PROJECTIONS}
        chosen={projection}
        onChoose={(choice) => apply(view, look({ projection: choice }))}
      />
      {facts.yearRange === null ? null : (
        <Segments
          label="Colour by"
          lead="Colour by"
          choices={COLOURS}
          chosen={colours}
          onChoose={(choice) => apply(view, look({ colours: choice }))}
        />
      )}
      {colours === "year" && facts.yearRange !== null ? (
        <p class="scale">
          {facts.yearRange[0]}
          <span class="ramp" aria-hidden="true" />
          {facts.yearRange[1]}
        </p>
      ) : null}
    </div>
  );
}
