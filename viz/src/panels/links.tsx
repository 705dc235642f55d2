import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConceptLink, NodeType, PaperLink } from "../../../src/serve/api.ts";
import { useViewer } from "../context.ts";
import { hashOf } from "../state/address.ts";
import { numbered } from "../text.ts";

/** Where a link leads to decides where the camera goes. */
const NOWHERE = { camera: null, search: "" } as const;

interface NodeLinkProps {
  readonly id: string;
  readonly class?: string;
  readonly type?: NodeType;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A name that leads to its node. A real link: it can be copied, opened elsewhere and gone back from. */
export function NodeLink({ id, type, children, ...rest }: NodeLinkProps): JSX.Element {
  const viewer = useViewer();
  const href = hashOf({ ...viewer.scene.value, ...NOWHERE, select: id, also: [], edge: null }, viewer.first);
  return (
    <a href={href} data-type={type} {...rest}>
      {children}
    </a>
  );
}

interface EdgeLinkProps {
  readonly paper: string;
  readonly concept: string;
  readonly children: ComponentChildren;
}

/** Leads to the sentences that say how a paper relates to a concept. */
export function EdgeLink({ paper, concept, children }: EdgeLinkProps): JSX.Element {
  const viewer = useViewer();
  const href = hashOf(
    { ...viewer.scene.value, ...NOWHERE, select: null, also: [], edge: [paper, concept] },
    viewer.first,
  );
  return (
    <a class="why" href={href} title="Where the paper says so">
      {children}
    </a>
  );
}

interface BothLinkProps {
  readonly one: string;
  readonly other: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Leads to what two nodes share. */
export function BothLink({ one, other, title, children }: BothLinkProps): JSX.Element {
  const viewer = useViewer();
  const href = hashOf({ ...viewer.scene.value, ...NOWHERE, select: one, also: [other], edge: null }, viewer.first);
  return (
    <a class="why number" href={href} title={title}>
      {children}
    </a>
  );
}

export function ConceptName({ concept }: { readonly concept: ConceptLink }): JSX.Element {
  return (
    <NodeLink id={concept.id} type={concept.type} class="name">
      <span class="dot" data-type={concept.type} aria-hidden="true" />
      {concept.name}
    </NodeLink>
  );
}

export function PaperTitle({ paper }: { readonly paper: PaperLink }): JSX.Element {
  return (
    <NodeLink id={paper.id} type="Paper" class="name">
      {paper.title}
      {paper.year === null ? null : <span class="year"> {paper.year}</span>}
    </NodeLink>
  );
}

interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** Items shown before one asks for all. */
  readonly first: number;
  readonly children: (item: Item) => JSX.Element;
}

/** A list that shows its first items and, on request, all. */
export function LongList<Item>({ items, first, children }: LongListProps<Item>): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, first);
  return (
    <>
      <ul class="rows">{shown.map(children)}</ul>
      {shown.length < items.length ? (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          Show all {numbered(items.length)}
        </button>
      ) : null}
    </>
  );
}
