import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConceptDetail, Relation } from "../../../src/serve/api.ts";
import { Bars } from "../charts/Bars.tsx";
import { RELATIONS, TYPE_LABELS } from "../state/graph.ts";
import { counted, percent } from "../text.ts";
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

function yearsOf(concept: ConceptDetail): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  for (const { year } of concept.namedBy) if (year !== null) years.set(year, (years.get(year) ?? 0) + 1);
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

function PapersByRelation({ concept }: { readonly concept: ConceptDetail }): JSX.Element {
  const relations = RELATIONS.filter((name) => concept.namedBy.some((paper) => paper.relation === name));
  return (
    <>
      {relations.map((relation) => {
        const papers = concept.namedBy.filter((paper) => paper.relation === relation);
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
                  <EdgeLink paper={paper.id} concept={concept.id}>
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
  const years = yearsOf(concept);
  const { together } = concept;
  return (
    <Panel type={concept.type} kind={TYPE_LABELS[concept.type].one} title={concept.name}>
      <p class="facts">
        {counted(concept.papers, "paper")}
        {concept.firstYear === null ? "" : ` · first in ${concept.firstYear}`}
        {concept.confidence === null ? "" : ` · ${percent(concept.confidence)} sure`}
      </p>
      <Aliases key={concept.id} aliases={concept.aliases.filter((alias) => alias !== concept.name)} />
      {years.size > 1 ? <Bars counts={years} label="Papers by year" type={concept.type} /> : null}
      <PapersByRelation concept={concept} />
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
