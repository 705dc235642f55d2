import type { JSX } from "preact";
import type { ConceptLink, NodeType, PaperLink } from "../../../src/serve/api.ts";
import { useViewer } from "../context.ts";
import { toggleSelected } from "../state/actions.ts";
import { NODE_TYPES, type PaperGraph, TYPE_LABELS } from "../state/graph.ts";
import { sharedBy, type SharedNode } from "../state/shared.ts";
import { counted } from "../text.ts";
import { ConceptName, EdgeLink, LongList, PaperTitle } from "./links.tsx";
import { Panel } from "./Panel.tsx";

export function NodeName({ graph, id }: { readonly graph: PaperGraph; readonly id: string }): JSX.Element {
  if (!graph.hasNode(id)) return <span>{id}</span>;
  const { type, label, papers, year } = graph.getNodeAttributes(id);
  if (type === "Paper") {
    const paper: PaperLink = { id, title: label, year };
    return <PaperTitle paper={paper} />;
  }
  const concept: ConceptLink = { id, type, name: label, papers };
  return <ConceptName concept={concept} />;
}

interface GroupProps {
  readonly type: NodeType;
  readonly nodes: readonly SharedNode[];
  readonly ids: readonly string[];
}

function Group({ type, nodes, ids }: GroupProps): JSX.Element {
  const { graph } = useViewer();
  return (
    <section>
      <h3>
        {TYPE_LABELS[type].many} in common
        <span class="count">{nodes.length}</span>
      </h3>
      <LongList items={nodes} first={10}>
        {({ id, links }) => (
          <li key={id}>
            <NodeName graph={graph} id={id} />
            {ids.length > 2 ? (
              <span class="number" title={`joined to ${links.length} of the ${ids.length} selected`}>
                {links.length} of {ids.length}
              </span>
            ) : null}
            {links.slice(0, 2).map(({ paper, concept }, place) => (
              <EdgeLink key={`${paper}\n${concept}`} paper={paper} concept={concept}>
                {place === 0 ? "why" : "and"}
              </EdgeLink>
            ))}
          </li>
        )}
      </LongList>
    </section>
  );
}

/** What two or more selected nodes share. */
export function SharedPanel({ ids }: { readonly ids: readonly string[] }): JSX.Element {
  const viewer = useViewer();
  const { graph, filters } = viewer;
  const shared = sharedBy(graph, ids, filters.value.minConfidence);
  return (
    <Panel type="Paper" kind="Selection" title={`${counted(ids.length, "node")} selected`}>
      <ul class="rows chosen">
        {ids.map((id) => (
          <li key={id}>
            <NodeName graph={graph} id={id} />
            <button
              type="button"
              class="icon small"
              aria-label={`Take ${graph.hasNode(id) ? graph.getNodeAttribute(id, "label") : id} out of the selection`}
              onClick={() => toggleSelected(viewer, id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {NODE_TYPES.map((type) => {
        const nodes = shared.filter((node) => node.type === type);
        return nodes.length === 0 ? null : <Group key={type} type={type} nodes={nodes} ids={ids} />;
      })}
      {shared.length === 0 ? (
        <p class="quiet spaced">They have nothing in common that is as sure as the slider asks for.</p>
      ) : null}
    </Panel>
  );
}
