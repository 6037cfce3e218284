import {
  type BrokenAnswerError,
  type Call,
  type Degradation,
  degradations,
  type RunEndEvent,
  type RunUsage,
} from "@moagraph/core";
import { MoaError } from "@moagraph/core/graph";
import { docsUrlOf } from "@moagraph/provider-kit";

/** The output of `moagraph run --json`. Scripts rely on it. */
interface RunResult {
  /** The graph's name. */
  readonly graph: string;
  /** `null` when the run failed. */
  readonly answer: string | null;
  /** The parsed replies of nodes with a `responseFormat`. Absent if no node has one. */
  readonly structuredResponses?: RunEndEvent["structuredResponses"];
  readonly error: RunResultError | null;
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

/** Why a run failed. */
interface RunResultError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** The page about the code. */
  readonly docsUrl: string;
  /** The delivered part of an interrupted answer. */
  readonly partialText?: string;
}

/** The result of a run. */
export function runResult(graph: string, end: RunEndEvent, error: unknown): RunResult {
  const { answer, structuredResponses, usage, atMs: durationMs, firstTokenMs, ledger: calls } = end;
  const failure = error === undefined ? null : failureOf(error);
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

function failureOf(error: unknown): RunResultError {
  if (!MoaError.isInstance(error)) return unexpected(error);
  const { code, message, hint, docsUrl } = error;
  const { partialText } = error as Partial<BrokenAnswerError>;
  const partial = partialText === undefined ? {} : { partialText };
  return { code, message, hint, docsUrl, ...partial };
}

function unexpected(error: unknown): RunResultError {
  const code = "UNEXPECTED";
  return { code, message: String(error), hint: "", docsUrl: docsUrlOf(code) };
}
