import type { CallView } from "../run/call-view.js";
import { isContinued } from "../run/rounds.js";
import type { AttemptReport } from "../run-report.js";

/** A part of the time of a call, in milliseconds since the start of the run. */
export interface Segment {
  readonly kind: "waiting" | "streaming" | "whole" | "failed" | "delay" | "between";
  readonly from: number;
  readonly to: number;
}

/**
 * What a call did when.
 *
 * @param nowMs - The end of a call in flight.
 */
export function segmentsOf({ attempts }: CallView, nowMs: number): Segment[] {
  return attempts.flatMap((attempt, index) => [
    ...gapBefore(attempt, attempts[index - 1]),
    ...segmentsOfAttempt(attempt, nowMs),
  ]);
}

/** The time between two requests. After a round, the call waits for more of what it reads. */
function gapBefore(attempt: AttemptReport, previous: AttemptReport | undefined): Segment[] {
  const from = previous?.line?.settledMs;
  if (previous === undefined || from === undefined || attempt.startedMs <= from) return [];
  return [{ kind: isContinued(previous) ? "between" : "delay", from, to: attempt.startedMs }];
}

function segmentsOfAttempt(attempt: AttemptReport, nowMs: number): Segment[] {
  const { startedMs: from, firstTokenMs, line } = attempt;
  const to = line?.settledMs ?? nowMs;
  if (isWithoutResult(attempt)) return failedSegments(from, firstTokenMs, to);
  if (firstTokenMs === null) return [{ kind: line === null ? "waiting" : "whole", from, to }];
  return [
    { kind: "waiting", from, to: firstTokenMs },
    { kind: "streaming", from: firstTokenMs, to },
  ];
}

function failedSegments(from: number, firstTokenMs: number | null, to: number): Segment[] {
  if (firstTokenMs === null) return [{ kind: "failed", from, to }];
  return [
    { kind: "waiting", from, to: firstTokenMs },
    { kind: "failed", from: firstTokenMs, to },
  ];
}

function isWithoutResult({ line }: AttemptReport): boolean {
  return line !== null && line.status !== "ok" && line.status !== "cached";
}
