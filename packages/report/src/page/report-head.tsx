import type { VNode } from "preact";
import { namesIn } from "../run/call-view.js";
import type { ReportedError, RunReport } from "../run-report.js";
import { WebLink } from "./web-link.js";
import { cost, seconds } from "../words/amounts.js";
import { counted } from "../words/counted.js";
import { degradedLine } from "../words/degraded-line.js";
import { whole } from "../words/plan-amounts.js";

/** The title of a report, how the run ended, and what went wrong. */
export function ReportHead({ report }: { readonly report: RunReport }): VNode {
  const { graph, startedAt, error } = report;
  const degraded = degradedOf(report);
  return (
    <header>
      <h1>{graph.name}</h1>
      <p class={`moa-status moa-ended-${report.status}`}>{statusSentence(report)}</p>
      {degraded === undefined ? null : <p class="moa-warning">{degraded}</p>}
      {error === null ? null : <ErrorBox error={error} />}
      {startedAt === null ? null : (
        <p class="moa-quiet">
          Started at{" "}
          <time dateTime={startedAt}>{startedAt.slice(0, 19).replace("T", " ")} UTC</time>. Times
          are seconds since then.
        </p>
      )}
    </header>
  );
}

const statusWords: Readonly<Record<RunReport["status"], string>> = {
  running: "The run has not ended.",
  answered: "The run answered.",
  failed: "The run failed.",
  aborted: "The run was stopped before its answer.",
  interrupted: "The run stopped at an interrupt. It can be resumed.",
};

function statusSentence({ status, durationMs, attempts, usage, firstTokenMs }: RunReport): string {
  const sent = attempts.filter(({ attempt }) => attempt > 0).length;
  const first =
    firstTokenMs === null ? "" : ` First token of the answer: ${seconds(firstTokenMs)}.`;
  const amounts = [
    seconds(durationMs),
    counted(sent, "request"),
    `${whole(usage.inputTokens)} tokens in`,
    `${whole(usage.outputTokens)} out`,
    cost(usage.costUsd),
  ];
  return `${statusWords[status]} ${amounts.join(", ")}.${first}`;
}

function degradedOf(report: RunReport): string | undefined {
  if (report.status !== "answered") return undefined;
  return degradedLine(
    report.attempts.flatMap(({ line }) => line ?? []),
    namesIn(report),
  );
}

function ErrorBox({ error }: { readonly error: ReportedError }): VNode {
  const { code, message, hint, docsUrl } = error;
  return (
    <div class="moa-failure" role="note">
      <p>
        <strong>{code}</strong>
      </p>
      <p class="moa-lines-kept">{message}</p>
      {hint === "" ? null : <p>How to fix it: {hint}</p>}
      {docsUrl === undefined ? null : (
        <p>
          <WebLink address={docsUrl} />
        </p>
      )}
    </div>
  );
}
