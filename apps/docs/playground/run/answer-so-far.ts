import type { RunReport } from "@moagraph/report";

/** The answer of a run; while it streams, the part that has come. */
export function answerSoFar({ answer, attempts, graph }: RunReport): string {
  const last = attempts.findLast(({ node }) => node === graph.output);
  return answer ?? last?.reply ?? "";
}
