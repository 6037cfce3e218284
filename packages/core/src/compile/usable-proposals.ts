import type { Call } from "../call/call.js";
import { toCallError } from "../call/call-error.js";
import { elapsedMs } from "../call/clock.js";
import type { Proposal } from "../call/proposal.js";
import { noUsage } from "../call/usage.js";
import { NoUsableProposalError } from "../errors/no-usable-proposal-error.js";
import type { MoaState } from "./graph-state.js";
import type { PlannedCall } from "./place-call.js";

/** The proposals a node reads: in the order of `reads`, then of samples. */
export function proposalsFor(reads: readonly string[], state: MoaState): Proposal[] {
  const byNode = groupByNode(state.proposals);
  return reads.flatMap((read) => byNode.get(read) ?? []);
}

/**
 * Why a node has nothing to work on. Where what it reads had nothing either, the calls named are
 * those that failed in the first place.
 */
export function noUsableProposal(
  node: string,
  reads: readonly string[],
  state: MoaState,
  readsOf: (node: string) => readonly string[],
): NoUsableProposalError {
  const failures = new Set<Call>();
  const open = new Set(reads);
  for (const read of open) {
    for (const call of state.ledger.filter((line) => line.node === read)) {
      if (call.attempt > 0) failures.add(call);
      else readsOf(read).forEach((before) => open.add(before));
    }
  }
  return new NoUsableProposalError(node, [...failures], state.ledger);
}

/** The ledger line of a call that was never sent. */
export function nothingToRead(
  { node, sample, model }: PlannedCall,
  runStartedAt: number,
  error: NoUsableProposalError,
): Call {
  const atMs = elapsedMs(runStartedAt);
  return {
    node,
    sample,
    model,
    attempt: 0,
    status: "failed",
    startedMs: atMs,
    firstTokenMs: null,
    settledMs: atMs,
    ...noUsage,
    error: { ...toCallError(error), message: "It had no usable proposal to work on." },
  };
}

function groupByNode(proposals: readonly Proposal[]): Map<string, Proposal[]> {
  const groups = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const group = groups.get(proposal.node);
    if (group === undefined) groups.set(proposal.node, [proposal]);
    else group.push(proposal);
  }
  return groups;
}
