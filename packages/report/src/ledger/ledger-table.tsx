import type { Call } from "@moagraph/core";
import type { VNode } from "preact";
import { attemptPhase, callViews, namesIn } from "../run/call-view.js";
import { ErrorCode } from "../run/error-code.js";
import { PhaseMark } from "../run/phase-mark.js";
import { roundsOf } from "../run/rounds.js";
import type { AttemptReport, RunReport } from "../run-report.js";
import { formatCost, formatSeconds } from "../words/amounts.js";
import { pluralize } from "../words/pluralize.js";
import { type NameOf, noteWords } from "../words/note-words.js";
import { formatInteger } from "../words/plan-amounts.js";

/** What {@link LedgerTable} draws. */
export interface LedgerTableProps {
  readonly report: RunReport;
}

const heads = ["Call", "Model", "Attempt", "State", "Start", "First token", "End"] as const;
/** Of a ledger that has rounds. */
const headsWithRound = ["Call", "Model", "Round", ...heads.slice(2)] as const;
const amounts = ["Tokens in", "Tokens out", "USD"] as const;

/**
 * Draws the ledger: one row for each attempt, with its tokens, cost, notes and error, and the sums.
 *
 * @param props - The report of the run.
 * @example
 * ```ts
 * import { createRunRecorder, LedgerTable } from "@moagraph/report";
 * import { moaLite } from "@moagraph/recipes";
 * import { h } from "preact";
 * import { renderToString } from "preact-render-to-string";
 *
 * const report = createRunRecorder(moaLite.graph).report();
 * const html = renderToString(h(LedgerTable, { report }));
 * ```
 */
export function LedgerTable({ report }: LedgerTableProps): VNode {
  const nameOf = namesIn(report);
  const attempts = callViews(report).flatMap((call) => call.attempts);
  const shown = roundsOf(attempts) === 0 ? heads : headsWithRound;
  return (
    <div class="moa moa-table" role="region" aria-label="Ledger" tabIndex={0}>
      <table class="moa-ledger">
        <caption>
          Ledger: {pluralize(attempts.filter(({ attempt }) => attempt > 0).length, "request")}
        </caption>
        <thead>
          <tr>
            {shown.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {amounts.map((head) => (
              <th key={head} scope="col" class="moa-number">
                {head}
              </th>
            ))}
            <th scope="col">Notes</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt, index) => (
            <LedgerRow
              key={index}
              attempt={attempt}
              nameOf={nameOf}
              status={report.status}
              columns={shown.length}
            />
          ))}
        </tbody>
        <Sums report={report} columns={shown.length} />
      </table>
    </div>
  );
}

interface LedgerRowProps {
  readonly attempt: AttemptReport;
  readonly nameOf: NameOf;
  readonly status: RunReport["status"];
  /** Number of columns before the amounts. */
  readonly columns: number;
}

function LedgerRow({ attempt, nameOf, status, columns }: LedgerRowProps): VNode {
  const { model, line, startedMs, firstTokenMs, round = "" } = attempt;
  return (
    <tr>
      <th scope="row">{nameOf(attempt)}</th>
      <td class="moa-text">{model}</td>
      {columns > heads.length ? <td class="moa-number">{round}</td> : null}
      <td class="moa-number">{attempt.attempt === 0 ? "not sent" : attempt.attempt}</td>
      <td>
        <PhaseMark phase={attemptPhase(attempt, status)} />
      </td>
      <td class="moa-number">{formatSeconds(startedMs)}</td>
      <td class="moa-number">{firstTokenMs === null ? "" : formatSeconds(firstTokenMs)}</td>
      <td class="moa-number">{line === null ? "" : formatSeconds(line.settledMs)}</td>
      {line === null ? <td colSpan={3} /> : <Usage line={line} />}
      <td>
        <Remarks attempt={attempt} nameOf={nameOf} />
      </td>
    </tr>
  );
}

function Usage({ line }: { readonly line: Call }): VNode {
  const { inputTokens, outputTokens, costUsd, usageSource } = line;
  const about = usageSource === "estimated" ? "~" : "";
  return (
    <>
      <td class="moa-number">{about + formatInteger(inputTokens)}</td>
      <td class="moa-number">{about + formatInteger(outputTokens)}</td>
      <td class="moa-number">{costUsd === null ? "unknown" : formatCost(costUsd)}</td>
    </>
  );
}

function Remarks({ attempt, nameOf }: Pick<LedgerRowProps, "attempt" | "nameOf">): VNode | null {
  const { line, notes } = attempt;
  const words = notes.map((note) => noteWords(note, nameOf));
  const { error, finishReason } = line ?? {};
  const ending = finishReason === undefined || finishReason === "stop" ? [] : [finishReason];
  const all = [...ending.map((reason) => `ended by: ${reason}`), ...words];
  if (error === undefined && all.length === 0) return null;
  return (
    <ul>
      {error === undefined ? null : (
        <li>
          <ErrorCode code={error.code} />: {error.message} {error.hint}
        </li>
      )}
      {all.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

interface SumsProps extends LedgerTableProps {
  readonly columns: number;
}

function Sums({ report: { usage, durationMs }, columns }: SumsProps): VNode {
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={columns - 1}>
          Total
        </th>
        <td class="moa-number">{formatSeconds(durationMs)}</td>
        <td class="moa-number">{formatInteger(usage.inputTokens)}</td>
        <td class="moa-number">{formatInteger(usage.outputTokens)}</td>
        <td class="moa-number">{usage.costUsd === null ? "unknown" : formatCost(usage.costUsd)}</td>
        <td />
      </tr>
    </tfoot>
  );
}
