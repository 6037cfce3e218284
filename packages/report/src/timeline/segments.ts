import type { CallView } from "../run/call-view.js";
import type { AttemptReport } from "../run-report.js";

/** A part of the time of a call, in milliseconds since the start of the run. */
export interface Segment {
  readonly kind: "waiting" | "streaming" | "whole" | "failed" | "delay";
  readonly from: number;
  readonly to: number;
}

/**
 * What a call did when.
 *
 * @param nowMs - The end of a call in flight.
 */
export function segmentsOf({ attempts }: CallView, nowMs: number): Segment[] {
  return attempts.flatMap((attempt, index) => {
    const before = attempts[index - 1]?.line?.settledMs;
    const delay: Segment[] =
      before === undefined || attempt.startedMs <= before
        ? []
        : [{ kind: "delay", from: before, to: attempt.startedMs }];
    return [...delay, ...segmentsOfAttempt(attempt, nowMs)];
  });
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
