import { escapeControls, formatCost } from "@moagraph/report/words";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { pageCss } from "./page-css.js";

/** A run in the table at the top of a page. */
export interface RunRow {
  readonly system: string;
  readonly benchmark: string;
  readonly questions: number;
  readonly answered: number;
  readonly failed: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
}

/** What the top of a page shows. */
export interface PageHead {
  readonly title: string;
  readonly runs: readonly RunRow[];
  /** What a reader must know, such as questions that could not be read. */
  readonly notes: readonly string[];
  /** The hash of the page's script. */
  readonly scriptHash: string;
}

/** The beginning of a page, up to the results. It requests nothing, and only its own script runs. */
export function pageHead({ title, runs, notes, scriptHash }: PageHead): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta name="generator" content="moagraph report" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>{`${escapeControls(title)}: evaluation`}</title>
      <style dangerouslySetInnerHTML={{ __html: pageCss }} />
    </head>,
  );
  const top = renderToString(
    <>
      <h1>{escapeControls(title)}</h1>
      {notes.map((note, index) => (
        <p key={index} class="moa-warning">
          {escapeControls(note)}
        </p>
      ))}
      {runs.length === 0 ? null : <RunTable runs={runs} />}
    </>,
  );
  return `<!doctype html>\n<html lang="en">${head}<body class="moa-body"><main class="moa moa-page">${top}\n`;
}

function RunTable({ runs }: { readonly runs: readonly RunRow[] }): VNode {
  return (
    <div class="moa-table" role="group" tabIndex={0} aria-label="Runs">
      <table>
        <caption>Runs</caption>
        <thead>
          <tr>
            <th scope="col">System</th>
            <th scope="col">Benchmark</th>
            {["Questions", "Answered", "Failed", "Output tokens", "Cost"].map((label) => (
              <th key={label} scope="col" class="moa-number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run, index) => (
            <RunTableRow key={index} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunTableRow({ run }: { readonly run: RunRow }): VNode {
  const counts = [run.questions, run.answered, run.failed, run.outputTokens];
  return (
    <tr>
      <th scope="row">{escapeControls(run.system)}</th>
      <td>{run.benchmark}</td>
      {counts.map((count, index) => (
        <td key={index} class="moa-number">
          {count.toLocaleString("en-US")}
        </td>
      ))}
      <td class="moa-number">{formatCost(run.costUsd)}</td>
    </tr>
  );
}
