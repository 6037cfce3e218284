import { percentile } from "../../percentile.js";
import type { RealRuns } from "./real-time.js";

/** The head of {@link realTimeRows}. */
export const realTimeHead: readonly string[] = [
  "recipe",
  "policy",
  "questions",
  "first token, ms: p50",
  "p95",
  "last token, ms: p50",
  "p95",
  "answers intact",
  "delay of the event loop, p99, ms",
];

/** The times of runs over HTTP. */
export function realTimeRows(all: readonly RealRuns[]): string[][] {
  return all.map(({ graph, way, runs, loopDelayMs }) => {
    const first = runs.map(({ firstTokenMs }) => firstTokenMs);
    const last = runs.map(({ lastTokenMs }) => lastTokenMs);
    const times = [percentile(first, 0.5), percentile(first, 0.95)].concat(
      percentile(last, 0.5),
      percentile(last, 0.95),
    );
    const intact = runs.filter(({ isIntact }) => isIntact).length;
    return [
      graph,
      way,
      String(runs.length),
      ...times.map((ms) => ms.toFixed(0)),
      `${intact} of ${runs.length}`,
      loopDelayMs.toFixed(0),
    ];
  });
}
