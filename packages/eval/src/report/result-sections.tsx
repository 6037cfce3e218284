import { escapeControls } from "@moagraph/report/words";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { plotSvg } from "../plots/plot-svg.js";
import { cellText } from "../results/cell-text.js";
import type {
  Column,
  EvaluationResult,
  Plot,
  Table,
  TableRow,
} from "../results/evaluation-result.js";

/** A result as HTML: its notes, its plots, and its tables, which can be sorted by their columns. */
export function resultSection(result: EvaluationResult, folder: string): string {
  return renderToString(
    <section>
      <h3>
        {escapeControls(result.title)} <small class="moa-quiet">{escapeControls(folder)}</small>
      </h3>
      {result.notes.length === 0 ? null : (
        <ul>
          {result.notes.map((note, index) => (
            <li key={index}>{escapeControls(note)}</li>
          ))}
        </ul>
      )}
      <div class="moa-plots">
        {result.plots.map((plot) => (
          <PlotFigure key={plot.name} plot={plot} />
        ))}
      </div>
      {result.tables.map((table) => (
        <ResultTable key={table.name} table={table} />
      ))}
    </section>,
  );
}

function PlotFigure({ plot }: { readonly plot: Plot }): VNode {
  return (
    <figure class="moa-plot" role="group" tabIndex={0} aria-label={escapeControls(plot.title)}>
      <div dangerouslySetInnerHTML={{ __html: plotSvg(plot) }} />
    </figure>
  );
}

function ResultTable({ table }: { readonly table: Table }): VNode {
  const published = table.rows.some((row) => row.published !== undefined);
  const title = escapeControls(table.title);
  return (
    <div class="moa-table" role="group" tabIndex={0} aria-label={title}>
      <table class="sortable n-last">
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <Heading
                key={column.key}
                label={column.label}
                isNumber={column.digits !== undefined}
              />
            ))}
            {published ? <Heading label="Published" isNumber={false} /> : null}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <ResultRow key={index} row={row} columns={table.columns} hasSource={published} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadingProps {
  readonly label: string;
  readonly isNumber: boolean;
}

function Heading({ label, isNumber }: HeadingProps): VNode {
  return (
    <th scope="col" class={isNumber ? "moa-number" : undefined}>
      <button type="button">{escapeControls(label)}</button>
    </th>
  );
}

interface ResultRowProps {
  readonly row: TableRow;
  readonly columns: readonly Column[];
  readonly hasSource: boolean;
}

function ResultRow({ row, columns, hasSource }: ResultRowProps): VNode {
  const { published } = row;
  return (
    <tr class={published === undefined ? undefined : "moa-published"}>
      {columns.map((column) => {
        const cell = row.cells[column.key] ?? null;
        return (
          <td
            key={column.key}
            class={column.digits === undefined ? "moa-text" : "moa-number"}
            data-sort={cell ?? ""}
          >
            {escapeControls(cellText(cell, column))}
          </td>
        );
      })}
      {hasSource ? (
        <td class="moa-text moa-source">
          {published === undefined ? "" : `published: ${escapeControls(published)}`}
        </td>
      ) : null}
    </tr>
  );
}
