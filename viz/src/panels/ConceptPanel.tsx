import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConceptDetail, Relation } from "../../../src/serve/api.ts";
import { Bars } from "../charts/Bars.tsx";
import { useViewer } from "../context.ts";
import { RELATIONS, TYPE_LABELS } from "../state/graph.ts";
import { counted, percent } from "../text.ts";
import { LessSure } from "./LessSure.tsx";
import { ConceptName, EdgeLink, LongList, PaperTitle } from "./links.tsx";
import { Panel } from "./Panel.tsx";

/** How the papers of a concept speak of it. */
const PAPERS_BY_RELATION: Readonly<Record<Relation, string>> = {
  PROPOSES: "Proposed by",
  INTRODUCES: "Introduced by",
  USES: "Used by",
  COMPARES_WITH: "Compared with by",
  EVALUATES_ON: "Evaluated on by",
  REPORTS: "Reported by",
  ADDRESSES: "Addressed by",
  MENTIONS: "Mentioned by",
};

/** A paper that names a concept, and how. */
type Naming = ConceptDetail["namedBy"][number];

function yearsOf(namedBy: readonly Naming[]): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  for (const { year } of namedBy) if (year !== null) years.set(year, (years.get(year) ?? 0) + 1);
  return years;
}

const FIRST_ALIASES = 6;

function Aliases({ aliases }: { readonly aliases: readonly string[] }): JSX.Element | null {
  const [isWhole, setWhole] = useState(false);
  if (aliases.length === 0) return null;
  const shown = isWhole ? aliases : aliases.slice(0, FIRST_ALIASES);
  return (
    <p class="aliases">
      <span class="quiet">Also written </span>
      {shown.join(" · ")}
      {shown.length === aliases.length ? null : (
        <button type="button" onClick={() => setWhole(true)}>
          {" "}
          and {aliases.length - shown.length} more
        </button>
      )}
    </p>
  );
}

interface PapersProps {
  readonly concept: string;
  readonly namedBy: readonly Naming[];
}

function PapersByRelation({ concept, namedBy }: PapersProps): JSX.Element {
  const relations = RELATIONS.filter((name) => namedBy.some((paper) => paper.relation === name));
  return (
    <>
      {relations.map((relation) => {
        const papers = namedBy.filter((paper) => paper.relation === relation);
        return (
          <section key={relation}>
            <h3>
              {PAPERS_BY_RELATION[relation]}
              <span class="count">{counted(papers.length, "paper")}</span>
            </h3>
            <LongList items={papers} first={12}>
              {(paper) => (
                <li key={paper.id}>
                  <PaperTitle paper={paper} />
                  <EdgeLink paper={paper.id} concept={concept}>
                    {percent(paper.confidence)}
                  </EdgeLink>
                </li>
              )}
            </LongList>
          </section>
        );
      })}
    </>
  );
}

/** A concept: its names, its papers by relation and what it occurs with. */
export function ConceptPanel({ concept }: { readonly concept: ConceptDetail }): JSX.Element {
  const { filters } = useViewer();
  const namedBy = concept.namedBy.filter(({ confidence }) => confidence >= filters.value.minConfidence);
  const unsure = concept.namedBy.length - namedBy.length;
  const years = yearsOf(namedBy);
  const firstYear = years.size === 0 ? null : Math.min(...years.keys());
  const { together } = concept;
  return (
    <Panel type={concept.type} kind={TYPE_LABELS[concept.type].one} title={concept.name}>
      <p class="facts">
        {counted(namedBy.length, "paper")}
        {firstYear === null ? "" : ` · first in ${firstYear}`}
        {concept.confidence === null ? "" : ` · ${percent(concept.confidence)} sure`}
      </p>
      <Aliases key={concept.id} aliases={concept.aliases.filter((alias) => alias !== concept.name)} />
      {years.size > 1 ? <Bars counts={years} label="Papers by year" type={concept.type} /> : null}
      <LessSure hidden={unsure === 0 ? [] : [counted(unsure, "paper")]} />
      <PapersByRelation concept={concept.id} namedBy={namedBy} />
      {together.total === 0 ? null : (
        <section>
          <h3>
            Occurs with
            <span class="count">
              {together.total > together.concepts.length
                ? `${together.concepts.length} of ${counted(together.total, "concept")}`
                : ""}
            </span>
          </h3>
          <LongList items={together.concepts} first={10}>
            {(other) => (
              <li key={other.id}>
                <ConceptName concept={other} />
                <span class="number" title={`in ${counted(other.shared, "paper")} together`}>
                  {other.shared}
                </span>
              </li>
            )}
          </LongList>
        </section>
      )}
    </Panel>
  );
}
