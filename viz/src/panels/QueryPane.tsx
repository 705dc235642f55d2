import type { JSX } from "preact";
import type { Answer, AnswerCell } from "../../../src/serve/api.ts";
import { useViewer } from "../context.ts";
import { select } from "../state/actions.ts";
import { counted } from "../text.ts";
import { QueryForm } from "./QueryForm.tsx";

function Cell({ cell }: { readonly cell: AnswerCell }): JSX.Element {
  const viewer = useViewer();
  const { node } = cell;
  if (node === undefined) return <td class={cell.isNumber === true ? "numeric" : ""}>{cell.text}</td>;
  const type = viewer.graph.hasNode(node) ? viewer.graph.getNodeAttribute(node, "type") : undefined;
  return (
    <td>
      <button type="button" onClick={() => select(viewer, node)}>
        <span class="dot" data-type={type} aria-hidden="true" />
        {cell.text}
      </button>
    </td>
  );
}

function AnswerTable({ answer }: { readonly answer: Answer }): JSX.Element {
  return (
    <table aria-label="Answer">
      <thead>
        <tr>
          {answer.columns.map((column, place) => (
            <th key={column} scope="col" class={answer.rows[0]?.[place]?.isNumber === true ? "numeric" : ""}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <Cell key={answer.columns[column]} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function litOf(answer: Answer, lit: number): string {
  const elsewhere = answer.nodes.length - lit;
  const more = elsewhere === 0 ? "" : `, ${counted(elsewhere, "other")} not drawn: a click on the name adds it`;
  return `${counted(lit, "node")} lit${more}`;
}

function AnswerPane(): JSX.Element {
  const { asking, lit } = useViewer();
  const state = asking.value;
  if (state.kind === "nothing") return <p class="quiet empty">Nothing is asked.</p>;
  if (state.kind === "asking") return <p class="quiet empty">Asking the database…</p>;
  if (state.kind === "failed")
    return (
      <p class="empty" role="alert">
        {state.reason}
      </p>
    );
  const { answer } = state;
  return (
    <>
      <p class="quiet" role="status">
        {counted(answer.rows.length, "row")}
        {answer.hasMore ? ", more were left out" : ""} · {litOf(answer, lit.value.length)}
      </p>
      {answer.rows.length === 0 ? null : <AnswerTable answer={answer} />}
    </>
  );
}

/** The query box and its answer; in a page without a database, the answer that it holds. */
export function QueryPane(): JSX.Element {
  const { source, view } = useViewer();
  const { query } = view.value;
  return (
    <div class="query-pane">
      {source.queries === null ? (
        <>
          <div class="query-form">
            <h3>Answer to</h3>
            <p>{query?.query ?? "no query"}</p>
            {Object.entries(query?.parameters ?? {}).map(([name, value]) => (
              <p key={name} class="quiet">
                {name}: {value}
              </p>
            ))}
          </div>
          <div class="scroller" role="region" aria-label="Answer to the query" tabIndex={0}>
            <AnswerPane />
          </div>
        </>
      ) : (
        <QueryForm>
          <AnswerPane />
        </QueryForm>
      )}
    </div>
  );
}
