import type { RunReport } from "@moagraph/report";
import { formatCost, formatSeconds } from "@moagraph/report/words";
import type { PageRun } from "./use-run.js";

const endings: Readonly<Record<RunReport["status"], string>> = {
  running: "The run could not start.",
  answered: "Answered.",
  failed: "The run failed.",
  aborted: "Stopped.",
  interrupted: "Interrupted.",
};

/** What the run is doing, in a sentence for screen readers too. It changes once per call. */
export function statusText({ report, isRunning }: Pick<PageRun, "report" | "isRunning">): string {
  if (report === undefined) return isRunning ? "The run starts." : "";
  const { attempts, planned, error, status } = report;
  if (isRunning) return `${settledCalls(attempts)} of ${planned.length} calls have ended.`;
  if (error === null || status === "aborted") return `${endings[status]} ${amounts(report)}`;
  return `${endings[status]} ${error.message} ${error.hint}`.trim();
}

function amounts({ durationMs, usage }: RunReport): string {
  return `${formatSeconds(durationMs)}, ${formatCost(usage.costUsd)}.`;
}

function settledCalls(attempts: RunReport["attempts"]): number {
  const ended = attempts.filter(({ line }) => line !== null);
  return new Set(ended.map(({ node, sample }) => `${sample} ${node}`)).size;
}
