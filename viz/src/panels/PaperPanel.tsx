import type { JSX } from "preact";
import { FOREIGN_MEANING } from "../../../src/model/foreign.ts";
import type { PaperDetail } from "../../../src/serve/api.ts";
import { useViewer } from "../context.ts";
import { searchFor } from "../state/actions.ts";
import { RELATION_LABELS, RELATIONS } from "../state/graph.ts";
import { counted, type Mark, percent, piecesOf, webAddress } from "../text.ts";
import { LessSure } from "./LessSure.tsx";
import { BothLink, ConceptName, EdgeLink, LongList, NodeLink, PaperTitle } from "./links.tsx";
import { Panel } from "./Panel.tsx";
import { Results } from "./Results.tsx";
import { Year } from "./Year.tsx";

type Mentioned = PaperDetail["concepts"][number];

function marksIn(paper: PaperDetail, field: "title" | "abstract"): readonly Mark<Mentioned>[] {
  return paper.concepts.flatMap((concept) =>
    concept.spans.filter((span) => span.field === field).map(({ start, end }) => ({ start, end, target: concept })),
  );
}

function MarkedText({
  text,
  marks,
}: {
  readonly text: string;
  readonly marks: readonly Mark<Mentioned>[];
}): JSX.Element {
  return (
    <>
      {piecesOf(text, marks).map(({ text: piece, target }, place) =>
        target === null ? (
          piece
        ) : (
          <NodeLink
            key={place}
            id={target.id}
            type={target.type}
            class="mention"
            title={`${target.type}: ${target.name} (${RELATION_LABELS[target.relation]}, ${percent(target.confidence)})`}
          >
            {piece}
          </NodeLink>
        ),
      )}
    </>
  );
}

function ConceptsByRelation({ paper }: { readonly paper: PaperDetail }): JSX.Element {
  const relations = RELATIONS.filter((name) => paper.concepts.some((concept) => concept.relation === name));
  return (
    <>
      {relations.map((relation) => (
        <section key={relation}>
          <h3>
            <span class="lead">{RELATION_LABELS[relation]}</span>
          </h3>
          <ul class="rows">
            {paper.concepts
              .filter((concept) => concept.relation === relation)
              .map((concept) => (
                <li key={concept.id}>
                  <ConceptName concept={concept} />
                  <EdgeLink paper={paper.id} concept={concept.id}>
                    {percent(concept.confidence)}
                  </EdgeLink>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface SearchForProps {
  /** What is typed into the search box. */
  readonly words: string;
  readonly title: string;
}

/** Words that a click looks for. */
function SearchFor({ words, title }: SearchForProps): JSX.Element {
  const viewer = useViewer();
  const onClick = (): void => {
    document.querySelector<HTMLInputElement>("[type=search]")?.focus();
    void searchFor(viewer, words);
  };
  return (
    <button type="button" title={title} onClick={onClick}>
      {words}
    </button>
  );
}

/** Each name leads to what else it wrote. */
function Authors({ authors }: { readonly authors: readonly string[] }): JSX.Element | null {
  if (authors.length === 0) return null;
  return (
    <p class="authors">
      {authors.map((name, place) => (
        <span key={`${place} ${name}`}>
          {place === 0 ? "" : ", "}
          <SearchFor words={name} title="Find papers by this author" />
        </span>
      ))}
    </p>
  );
}

/** When and where a paper appeared: the date leads to its year, the venue to what else appeared there. */
function Facts({ paper }: { readonly paper: PaperDetail }): JSX.Element {
  const { date, year, venue } = paper;
  const address = webAddress(paper);
  return (
    <>
      <Authors authors={paper.authors} />
      <ul class="facts">
        {year === null ? null : (
          <li>
            <Year year={year}>{date ?? year}</Year>
          </li>
        )}
        {venue === null ? null : (
          <li>
            <SearchFor words={venue} title="Find papers that appeared here" />
          </li>
        )}
        {address === null ? null : (
          <li>
            <a href={address} target="_blank" rel="noopener noreferrer">
              Read it ↗
            </a>
          </li>
        )}
      </ul>
    </>
  );
}

/** What of a paper is sure enough, and in words how much is not. */
function surePart(
  whole: PaperDetail,
  minConfidence: number,
): { readonly paper: PaperDetail; readonly hidden: readonly string[] } {
  const concepts = whole.concepts.filter(({ confidence }) => confidence >= minConfidence);
  const results = whole.results.filter(({ confidence }) => confidence >= minConfidence);
  const unsureConcepts = whole.concepts.length - concepts.length;
  const unsureResults = whole.results.length - results.length;
  return {
    paper: { ...whole, concepts, results },
    hidden: [
      ...(unsureConcepts === 0 ? [] : [counted(unsureConcepts, "concept")]),
      ...(unsureResults === 0 ? [] : [counted(unsureResults, "result")]),
    ],
  };
}

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

/** A text in another language is kept, and read only when the build was asked to. */
function WhyNoConcepts({ paper: { concepts, textLanguage } }: { readonly paper: PaperDetail }): JSX.Element | null {
  if (textLanguage !== null) {
    const unread = concepts.length === 0 ? ", so no concept was looked for" : "";
    return <p class="quiet">{`Its text is in ${LANGUAGES.of(textLanguage)}; the extractor reads English${unread}.`}</p>;
  }
  return concepts.length === 0 ? <p class="quiet">No concept was found in it.</p> : null;
}

/** A paper: who, when and where, its abstract with every sure mention marked, its concepts and its neighbours. */
export function PaperPanel({ paper: whole }: { readonly paper: PaperDetail }): JSX.Element {
  const { filters } = useViewer();
  const { paper, hidden } = surePart(whole, filters.value.minConfidence);
  const { neighbours } = paper;
  return (
    <Panel type="Paper" kind="Paper" title={<MarkedText text={paper.title} marks={marksIn(paper, "title")} />}>
      <Facts paper={paper} />
      {paper.abstract === "" ? (
        <p class="quiet">This paper has no abstract.</p>
      ) : (
        <p class="abstract">
          <MarkedText text={paper.abstract} marks={marksIn(paper, "abstract")} />
        </p>
      )}
      {paper.foreign ? (
        <p class="quiet">
          This text is unlike the computer-science abstracts that the extractor learned from. {FOREIGN_MEANING}
        </p>
      ) : null}
      <WhyNoConcepts paper={whole} />
      <LessSure hidden={hidden} />
      <Results results={paper.results} />
      <ConceptsByRelation paper={paper} />
      {neighbours.total === 0 ? null : (
        <section>
          <h3>
            Nearest papers
            <span class="count">
              {neighbours.total > neighbours.papers.length
                ? `${neighbours.papers.length} of ${counted(neighbours.total, "paper")} with a concept in common`
                : ""}
            </span>
          </h3>
          <LongList items={neighbours.papers} first={8}>
            {(other) => (
              <li key={other.id}>
                <PaperTitle paper={other} />
                <BothLink
                  one={paper.id}
                  other={other.id}
                  title={counted(other.shared, "concept in common", "concepts in common")}
                >
                  {other.shared}
                </BothLink>
              </li>
            )}
          </LongList>
        </section>
      )}
    </Panel>
  );
}
