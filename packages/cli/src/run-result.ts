import {
  type Call,
  type Degradation,
  degradations,
  type RunEndEvent,
  type RunUsage,
} from "@moagraph/core";
import { type JsonError, jsonErrorOf } from "./errors/json-error.js";

/** The output of `moagraph run --json`. Scripts rely on it. */
interface RunResult {
  /** The graph's name. */
  readonly graph: string;
  /** `null` when the run failed. */
  readonly answer: string | null;
  /** The parsed replies of nodes with a `responseFormat`. Absent if no node has one. */
  readonly structuredResponses?: RunEndEvent["structuredResponses"];
  readonly error: JsonError | null;
  /** Why the answer is less than the graph planned. Empty if it is not, or if there is none. */
  readonly degraded: readonly Degradation[];
  /** Sums over all calls. */
  readonly usage: RunUsage;
  readonly durationMs: number;
  /** Time to the answer's first token; `null` without one. */
  readonly firstTokenMs: number | null;
  /** The ledger. */
  readonly calls: readonly Call[];
}

/** The result of a run. */
export function runResult(graph: string, end: RunEndEvent, error: unknown): RunResult {
  const { answer, structuredResponses, usage, atMs: durationMs, firstTokenMs, ledger: calls } = end;
  const failure = error === undefined ? null : jsonErrorOf(error);
  const degraded = answer === null ? [] : degradations(calls);
  return {
    graph,
    answer,
    ...(structuredResponses === undefined ? {} : { structuredResponses }),
    error: failure,
    degraded,
    usage,
    durationMs,
    firstTokenMs,
    calls,
  };
}
