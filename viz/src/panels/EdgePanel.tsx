import type { JSX } from "preact";
import type { EdgeDetail, EvidenceSentence, NodeType } from "../../../src/serve/api.ts";
import { RELATION_LABELS } from "../state/graph.ts";
import { percent, piecesOf, webAddress } from "../text.ts";
import { ConceptName, PaperTitle } from "./links.tsx";
import { Panel } from "./Panel.tsx";

interface SentenceProps {
  readonly sentence: EvidenceSentence;
  readonly type: NodeType;
}

/** A sentence of a paper with its words marked. */
export function Sentence({ sentence, type }: SentenceProps): JSX.Element {
  const marks = sentence.marks.map((span) => ({ ...span, target: true }));
  return (
    <blockquote>
      <p>
        {piecesOf(sentence.text, marks).map(({ text, target }, place) =>
          target === null ? (
            text
          ) : (
            <mark key={place} data-type={type}>
              {text}
            </mark>
          ),
        )}
      </p>
      <footer>{sentence.field === "title" ? "Title" : "Abstract"}</footer>
    </blockquote>
  );
}

/** How a paper relates to a concept, how sure that is, and the sentences that say so. */
export function EdgePanel({ edge }: { readonly edge: EdgeDetail }): JSX.Element {
  const { paper, concept, relations } = edge;
  const address = webAddress(paper);
  return (
    <Panel
      type={concept.type}
      kind="Evidence"
      title={
        <span class="lead">
          {relations.map(({ relation }) => RELATION_LABELS[relation]).join(", ")} {concept.name}
        </span>
      }
    >
      <dl class="ends">
        <dt>Paper</dt>
        <dd>
          <PaperTitle paper={paper} />
          {address === null ? null : (
            <>
              {" "}
              <a href={address} target="_blank" rel="noopener noreferrer">
                Read it ↗
              </a>
            </>
          )}
        </dd>
        <dt>{concept.type}</dt>
        <dd>
          <ConceptName concept={concept} />
        </dd>
      </dl>
      {relations.map(({ relation, confidence, sentences }) => (
        <section key={relation}>
          <h3>
            <span class="lead">{RELATION_LABELS[relation]}</span>
            <span class="count">{percent(confidence)} sure</span>
          </h3>
          <meter min={0} max={1} value={confidence} aria-label="Confidence" />
          {sentences.map((sentence) => (
            <Sentence key={sentence.text} sentence={sentence} type={concept.type} />
          ))}
          {sentences.length === 0 ? <p class="quiet">No sentence is kept for it.</p> : null}
        </section>
      ))}
    </Panel>
  );
}
