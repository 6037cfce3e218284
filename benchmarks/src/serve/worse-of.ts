import type { Figures, PostgresFigures } from "./figures.js";

/** The worse of two measurements of a case, number by number. */
export function worseOf(one: Figures, other: Figures): Figures {
  const { added, postgres } = other;
  return {
    ...one,
    runs: Math.min(one.runs, other.runs),
    failed: Math.max(one.failed, other.failed),
    wrong: Math.max(one.wrong, other.wrong),
    surplusRequests: furthestFrom0(one.surplusRequests, other.surplusRequests),
    complaint: one.complaint ?? other.complaint,
    added: {
      p50: Math.max(one.added.p50, added.p50),
      p95: Math.max(one.added.p95, added.p95),
      p99: Math.max(one.added.p99, added.p99),
    },
    runsPerSecond: Math.min(one.runsPerSecond, other.runsPerSecond),
    cpuMs: Math.max(one.cpuMs, other.cpuMs),
    receivedKb: Math.max(one.receivedKb, other.receivedKb),
    heapKb: maxOf(one.heapKb, other.heapKb),
    rssKb: maxOf(one.rssKb, other.rssKb),
    postgres: one.postgres && postgres && worsePostgres(one.postgres, postgres),
  };
}

function worsePostgres(one: PostgresFigures, other: PostgresFigures): PostgresFigures {
  return {
    cpuMs: Math.max(one.cpuMs, other.cpuMs),
    queries: Math.max(one.queries, other.queries),
    kb: Math.max(one.kb, other.kb),
    connections: Math.max(one.connections, other.connections),
  };
}

function furthestFrom0(a: number, b: number): number {
  return Math.abs(a) > Math.abs(b) ? a : b;
}

function maxOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}
