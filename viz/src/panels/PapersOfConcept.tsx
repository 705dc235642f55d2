import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConceptDetail } from "../../../src/serve/api.ts";
import { RELATION_LABELS } from "../state/graph.ts";
import { counted, numbered, percent } from "../text.ts";
import { EdgeLink, NodeLink } from "./links.tsx";
import { type Order, SortHead } from "./SortHead.tsx";
import { Year } from "./Year.tsx";

/** A paper that names a concept, and how. */
type Naming = ConceptDetail["namedBy"][number];
type Column = "title" | "year" | "relation" | "confidence";

const COLUMNS: readonly { readonly key: Column; readonly label: string }[] = [
  { key: "title", label: "Paper" },
  { key: "year", label: "Year" },
  { key: "relation", label: "How" },
  { key: "confidence", label: "Sure" },
];

const FIRST_ROWS = 12;

function sorted(papers: readonly Naming[], { column, isDescending }: Order<Column>): readonly Naming[] {
  const turn = isDescending ? -1 : 1;
  const keyOf = (paper: Naming): string | number => paper[column] ?? Number.NEGATIVE_INFINITY;
  return papers.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one === other) return 0;
    return one < other ? -turn : turn;
  });
}

interface PapersProps {
  readonly concept: string;
  readonly namedBy: readonly Naming[];
}

/** The papers that name a concept, in any order one likes; each percentage leads to the sentence. */
export function PapersOfConcept({ concept, namedBy }: PapersProps): JSX.Element | null {
  const [order, setOrder] = useState<Order<Column>>({ column: "year", isDescending: true });
  const [isWhole, setWhole] = useState(false);
  if (namedBy.length === 0) return null;
  const papers = sorted(namedBy, order);
  const shown = isWhole ? papers : papers.slice(0, FIRST_ROWS);
  const orderBy = (column: Column): void =>
    setOrder({
      column,
      isDescending: order.column === column ? !order.isDescending : column === "year" || column === "confidence",
    });
  return (
    <section>
      <h3>
        Papers
        <span class="count">{counted(new Set(namedBy.map(({ id }) => id)).size, "paper")}</span>
      </h3>
      <table class="papers-of" aria-label="Papers">
        <thead>
          <tr>
            {COLUMNS.map(({ key, label }) => (
              <SortHead key={key} column={key} label={label} order={order} onOrder={orderBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((paper) => (
            <tr key={`${paper.id} ${paper.relation}`}>
              <td>
                <NodeLink id={paper.id} type="Paper" class="name">
                  {paper.title}
                </NodeLink>
              </td>
              <td class="numeric">{paper.year === null ? "" : <Year year={paper.year} />}</td>
              <td>{RELATION_LABELS[paper.relation]}</td>
              <td class="numeric">
                <EdgeLink paper={paper.id} concept={concept}>
                  {percent(paper.confidence)}
                </EdgeLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < papers.length ? (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          Show all {numbered(papers.length)}
        </button>
      ) : null}
    </section>
  );
}
