// A call of a node with a `staircase`: several requests, one after the other, write one text.
import type { Call, CallStartEvent } from "@moagraph/core";
import type { CallView } from "./call-view.js";

/** What a request that begins changes: it is the first one, one more attempt, or the next round. */
export function startOfRequest(
  before: CallView | undefined,
  { atMs, attempt, round }: CallStartEvent,
): Partial<CallView> {
  if (round === undefined) return { phase: "running", attempt, startedMs: atMs };
  return {
    phase: before?.writesAnswer === true ? "streaming" : "running",
    round,
    attempt: before?.round === round ? before.attempt + 1 : 1,
    startedMs: before?.startedMs ?? atMs,
  };
}

/** What a round that ends changes: the next one follows. */
export function endOfRound(before: CallView | undefined, call: Call): Partial<CallView> {
  return { rounds: [...(before?.rounds ?? []), call] };
}

/** What earlier rounds change of a call that has ended. */
export function inRounds(rounds: readonly Call[]): Partial<CallView> {
  const [first] = rounds;
  return first === undefined ? {} : { rounds, startedMs: first.startedMs };
}

/** The entries of the rounds before the one of an entry. */
export function roundsBefore(ledger: readonly Call[], last: Call): readonly Call[] {
  const { node, sample, round = 0 } = last;
  return ledger.filter(
    (call) =>
      call.node === node &&
      call.sample === sample &&
      call.status === "ok" &&
      call.round !== undefined &&
      call.round < round,
  );
}

/** Output tokens and cost of all rounds of a call that has ended. */
export function totalOf(
  rounds: readonly Call[],
  last: Call,
): Pick<Call, "outputTokens" | "usageSource" | "costUsd"> {
  const lines = [...rounds, last];
  const costs = lines.map(({ costUsd }) => costUsd);
  const isEstimated = lines.some(({ usageSource }) => usageSource === "estimated");
  return {
    outputTokens: lines.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    usageSource: isEstimated ? "estimated" : last.usageSource,
    costUsd: costs.includes(null)
      ? null
      : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
  };
}
