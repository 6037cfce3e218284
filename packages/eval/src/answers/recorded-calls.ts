import { type Call, type Proposal, sumUsage } from "@moagraph/core";
import type { FailureReason, ModelCall, RecordedProposal, Usage } from "./answer-row.js";

/** The ledger of a turn as it is recorded. */
export function recordedCalls(ledger: readonly Call[], turn: number): ModelCall[] {
  return ledger.map((call) => ({
    turn,
    node: call.node,
    sample: call.sample,
    model: call.model,
    status: call.status,
    inputTokens: call.inputTokens,
    outputTokens: call.outputTokens,
    costUsd: call.costUsd,
    milliseconds: Math.round(call.settledMs - call.startedMs),
  }));
}

/** The proposals of a turn as they are recorded. */
export function recordedProposals(
  proposals: readonly Proposal[],
  turn: number,
): RecordedProposal[] {
  return proposals.map(({ node, sample, model, text }) => ({ turn, node, sample, model, text }));
}

/** Tokens and cost of some calls, and the time since they were started. */
export function usageOf(
  calls: readonly Pick<ModelCall, "inputTokens" | "outputTokens" | "costUsd">[],
  startedMs: number,
): Usage {
  return { ...sumUsage(calls), milliseconds: Math.round(performance.now() - startedMs) };
}

/** The ledger of the run that threw an error. Empty if it asked no model. */
export function ledgerOf(error: unknown): readonly Call[] {
  if (!(error instanceof Error) || !("ledger" in error)) return [];
  return Array.isArray(error.ledger) ? (error.ledger as readonly Call[]) : [];
}

/** The reason in an error. */
export function reasonOf(error: unknown): FailureReason {
  const { message } = error instanceof Error ? error : new Error(String(error));
  const code = error instanceof Error && "code" in error ? String(error.code) : "UNEXPECTED";
  return { code, message };
}
