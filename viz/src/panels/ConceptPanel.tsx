import type { JSX } from "preact";
import type { Companion, ConceptDetail, Kin } from "../../../src/serve/api.ts";
import { Bars } from "../charts/Bars.tsx";
import { useViewer } from "../context.ts";
import { TYPE_LABELS } from "../state/graph.ts";
import { counted, percent, times } from "../text.ts";
import { LessSure } from "./LessSure.tsx";
import { BothLink, ConceptName, LongList } from "./links.tsx";
import { Names } from "./Names.tsx";
import { Panel } from "./Panel.tsx";
import { PapersOfConcept } from "./PapersOfConcept.tsx";
import { Year } from "./Year.tsx";

function yearsOf(namedBy: ConceptDetail["namedBy"]): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  const papers = new Map(namedBy.map(({ id, year }) => [id, year]));
  for (const year of papers.values()) if (year !== null) years.set(year, (years.get(year) ?? 0) + 1);
  return years;
}

const KIN_WORDS: Readonly<Record<Kin["relation"], readonly [from: string, to: string]>> = {
  VARIANT_OF: ["a variant of", "with the variant"],
  SAME_NAME_AS: ["of the same name as", "of the same name as"],
};

/** Concepts of the same family or the same name. */
function KinList({ kin }: { readonly kin: readonly Kin[] }): JSX.Element | null {
  if (kin.length === 0) return null;
  return (
    <section>
      <h3>Family</h3>
      <LongList items={kin} first={8}>
        {({ relation, isFrom, concept }) => (
          <li key={`${relation} ${concept.id}`}>
            <span>
              <span class="quiet">{KIN_WORDS[relation][isFrom ? 0 : 1]} </span>
              <ConceptName concept={concept} />
            </span>
            <span class="number">{concept.papers}</span>
          </li>
        )}
      </LongList>
    </section>
  );
}

interface CompanionsProps {
  readonly of: string;
  readonly title: string;
  readonly total: number;
  readonly concepts: readonly Companion[];
  readonly first: number;
  readonly showsLift: boolean;
}

function Companions({ of, title, total, concepts, first, showsLift }: CompanionsProps): JSX.Element | null {
  if (total === 0) return null;
  return (
    <section>
      <h3>
        {title}
        <span class="count">{total > concepts.length ? `${concepts.length} of ${total}` : total}</span>
      </h3>
      <LongList items={concepts} first={first}>
        {(other) => (
          <li key={other.id}>
            <ConceptName concept={other} />
            <span class="figures">
              {showsLift ? (
                <span class="number" title="times as many papers name both as chance would have it">
                  {times(other.lift)}
                </span>
              ) : null}
              <BothLink one={of} other={other.id} title={`in ${counted(other.shared, "paper")} together`}>
                {other.shared}
              </BothLink>
            </span>
          </li>
        )}
      </LongList>
    </section>
  );
}

function Facts({
  concept,
  papers,
  years,
}: {
  concept: ConceptDetail;
  papers: number;
  years: ReadonlyMap<number, number>;
}): JSX.Element {
  const firstYear = years.size === 0 ? null : Math.min(...years.keys());
  return (
    <p class="facts">
      {counted(papers, "paper")}
      {firstYear === null ? "" : " · first in "}
      {firstYear === null ? null : <Year year={firstYear} />}
      {concept.confidence === null ? "" : ` · ${percent(concept.confidence)} sure`}
    </p>
  );
}

/** A concept: its names and why they are one, its papers, what it occurs with. */
export function ConceptPanel({ concept }: { readonly concept: ConceptDetail }): JSX.Element {
  const { filters } = useViewer();
  const namedBy = concept.namedBy.filter(({ confidence }) => confidence >= filters.value.minConfidence);
  const papers = new Set(namedBy.map(({ id }) => id)).size;
  const unsure = new Set(concept.namedBy.map(({ id }) => id)).size - papers;
  const years = yearsOf(namedBy);
  return (
    <Panel type={concept.type} kind={TYPE_LABELS[concept.type].one} title={concept.name}>
      <Facts concept={concept} papers={papers} years={years} />
      <Names key={concept.id} concept={concept} />
      {years.size > 1 ? <Bars counts={years} label="Papers by year" type={concept.type} /> : null}
      <LessSure hidden={unsure === 0 ? [] : [counted(unsure, "paper")]} />
      <KinList kin={concept.kin} />
      <PapersOfConcept concept={concept.id} namedBy={namedBy} />
      <Companions
        {...concept.together}
        of={concept.id}
        title="Occurs with, more than chance"
        first={8}
        showsLift={true}
      />
      {concept.around.map(({ type, ...companions }) => (
        <Companions
          key={type}
          {...companions}
          of={concept.id}
          title={`${TYPE_LABELS[type].many} around it`}
          first={5}
          showsLift={false}
        />
      ))}
    </Panel>
  );
}
