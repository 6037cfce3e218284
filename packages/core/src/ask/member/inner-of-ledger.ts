import type { Call } from "../../ledger/call.js";
import type { InnerCall } from "../../ledger/inner-call.js";
import { isRecord } from "../../validate/value/is-record.js";

/**
 * The inner calls of a graph that was called as a model, from the ledger in its reply or its error.
 *
 * @param startedMs - When the graph was called, in milliseconds since the start of the run.
 */
export function innerOfLedger(ledger: unknown, startedMs: number): InnerCall[] | undefined {
  if (!Array.isArray(ledger)) return undefined;
  return (ledger as readonly Call[])
    .filter((call) => isRecord(call) && call.attempt > 0 && call.status !== "cached")
    .flatMap((call) => call.innerCalls ?? [innerCallOf(call)])
    .map((call) => shifted(call, startedMs));
}

function innerCallOf(call: Call): InnerCall {
  const { model, inputTokens, outputTokens, startedMs, settledMs } = call;
  const { cachedInputTokens, reasoningTokens, error } = call;
  return {
    model,
    inputTokens,
    outputTokens,
    ...(cachedInputTokens === undefined ? {} : { cachedInputTokens }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    startedMs,
    settledMs,
    ...(error === undefined ? {} : { error: { code: error.code } }),
  };
}

/** The graph counts from the start of its own run. */
function shifted(call: InnerCall, byMs: number): InnerCall {
  return { ...call, startedMs: call.startedMs + byMs, settledMs: call.settledMs + byMs };
}
