import type { Call } from "../call/call.js";
import { elapsedMs } from "../call/clock.js";
import type { Proposal } from "../call/proposal.js";
import { noUsage } from "../call/usage.js";
import { NoUsableProposalError } from "../errors/no-usable-proposal-error.js";
import { type Compilation, readsOf } from "./compilation.js";
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
  compilation: Compilation,
): NoUsableProposalError {
  const failures = new Set<Call>();
  const open = new Set(reads);
  for (const read of open) {
    const sent = state.ledger.filter((call) => call.node === read && call.attempt > 0);
    for (const call of sent) failures.add(call);
    if (sent.length === 0) readsOf(read, compilation).forEach((before) => open.add(before));
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
  const message = "It had no usable proposal to work on.";
  return {
    ...notSent(node, sample, model, atMs),
    status: "failed",
    error: { code: error.code, message },
  };
}

/** The ledger line of a call that was not needed: there was nothing to choose between. */
export function nothingToDecide({ node, sample, model }: PlannedCall, runStartedAt: number): Call {
  const atMs = elapsedMs(runStartedAt);
  return { ...notSent(node, sample, model, atMs), status: "ok" };
}

/** Proposals as a node passes them on that picked them: in its own name, in this order. */
export function renumbered(node: string, proposals: readonly Proposal[]): Proposal[] {
  return proposals.map((proposal, index) => ({ ...proposal, node, sample: index + 1 }));
}

function notSent(node: string, sample: number, model: string, atMs: number): Omit<Call, "status"> {
  return {
    node,
    sample,
    model,
    attempt: 0,
    startedMs: atMs,
    firstTokenMs: null,
    settledMs: atMs,
    ...noUsage,
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
