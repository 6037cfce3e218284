import type { MoaError } from "@moagraph/provider-kit";
import type { CallNote } from "../ledger/call-note.js";
import { type Call, isUsable } from "../ledger/call.js";
import type { Proposal } from "../ledger/proposal.js";
import { BudgetExhaustedError } from "../errors/run/budget-exhausted-error.js";
import { NoUsableProposalError } from "../errors/run/no-usable-proposal-error.js";
import { QuorumNotReachedError } from "../errors/run/quorum-not-reached-error.js";
import { runControlOf } from "../runtime/run-control-of.js";
import { type Compilation, nodePolicies, readsOf } from "../runtime/compilation.js";
import type { MoaState } from "../runtime/graph-state.js";
import type { NodePolicies } from "../spec/policies/policies.js";
import { skippingRouters } from "../runtime/routing/skipping-routers.js";
import { proposalsFor } from "./proposals-read.js";
import { slotCount } from "./slots.js";

/** The input of a node. */
export interface NodeInput {
  /** In the order of `reads`, then of samples. */
  readonly proposals: readonly Proposal[];
  readonly notes: readonly CallNote[];
}

/** The input of a node that reads nothing. */
export const emptyInput: NodeInput = { proposals: [], notes: [] };

/** Why a node has too little input. */
export interface MissingInput {
  readonly missing: {
    readonly code: string;
    /** One sentence for the ledger. */
    readonly reason: string;
    /** The error of the run, if the node is the output. */
    asError(ledger: readonly Call[]): MoaError;
  };
}

/** The input of a node, or why there is too little. */
export function nodeInputOf(
  node: string,
  reads: readonly string[],
  state: MoaState,
  compilation: Compilation,
): NodeInput | MissingInput {
  const { quorum, onExhausted } = nodePolicies(compilation, node);
  const proposals = proposalsFor(reads, state);
  const of = askedSlots(reads, state, compilation);
  const isEnough = proposals.length >= leastProposals(quorum, of);
  if (onExhausted === "fail" && isSpent(node, state, compilation)) {
    return missingBudget(node, state, compilation);
  }
  if (onExhausted === "fail" && !isEnough) return missingInputOf(node, reads, state, compilation);
  if (proposals.length > 0) {
    const isFewer = proposals.length < of && (quorum !== undefined || hasFailed(reads, state));
    const note: CallNote = { type: "fewer", usable: proposals.length, of };
    return { proposals, notes: isFewer ? [note] : [] };
  }
  const earlier = nearestProposals(reads, state, compilation);
  if (earlier.length === 0) return missingInputOf(node, reads, state, compilation);
  const places = earlier.map((each) => ({ node: each.node, sample: each.sample }));
  return { proposals: earlier, notes: [{ type: "earlier", proposals: places }] };
}

/** How many proposals a node needs. Those of skipped nodes do not count for its quorum. */
function leastProposals(quorum: NodePolicies["quorum"], asked: number): number {
  return Math.min(quorum?.atLeast ?? 1, Math.max(1, asked));
}

/** Number of proposals that a node may get of these nodes. Those that are skipped pass on none. */
function askedSlots(reads: readonly string[], state: MoaState, compilation: Compilation): number {
  const { isSkipped } = compilation;
  if (isSkipped === undefined) return slotCount(reads, compilation);
  return slotCount(
    reads.filter((read) => !isSkipped(read, state)),
    compilation,
  );
}

/** Whether a call of these nodes failed. A verifier that rejects a proposal has not failed. */
function hasFailed(reads: readonly string[], { ledger }: MoaState): boolean {
  const read = new Set(reads);
  const last = new Map<string, Call>();
  for (const call of ledger) {
    if (read.has(call.node)) last.set(JSON.stringify([call.node, call.sample]), call);
  }
  return [...last.values()].some((call) => !isUsable(call) && call.status !== "skipped");
}

/**
 * The usable proposals among a node's reads. If there are none: those that its reads were given,
 * and so on back to the first layer.
 */
export function nearestProposals(
  reads: readonly string[],
  state: MoaState,
  compilation: Compilation,
): readonly Proposal[] {
  let names = [...reads];
  while (names.length > 0) {
    const proposals = proposalsFor(names, state);
    if (proposals.length > 0) return proposals;
    names = [...new Set(names.flatMap((name) => readsOf(name, compilation)))];
  }
  return [];
}

/**
 * Why a node has no input. If its reads had no input either, the calls that failed first are named.
 */
export function missingInputOf(
  node: string,
  reads: readonly string[],
  state: MoaState,
  compilation: Compilation,
): MissingInput {
  const failures = new Map<string, Call>();
  const open = new Set(reads);
  for (const read of open) {
    const lines = state.ledger.filter((call) => call.node === read && !hadNothing(call));
    // The last attempt of a call gives the reason.
    for (const call of lines) failures.set(JSON.stringify([call.node, call.sample]), call);
    if (lines.length === 0) readsOf(read, compilation).forEach((before) => open.add(before));
  }
  return missingInputFrom(node, reads, [...failures.values()], state, compilation);
}

function missingInputFrom(
  node: string,
  reads: readonly string[],
  calls: readonly Call[],
  state: MoaState,
  compilation: Compilation,
): MissingInput {
  const { proposals } = state;
  const of = askedSlots(reads, state, compilation);
  const atLeast = leastProposals(nodePolicies(compilation, node).quorum, of);
  const usable = proposalsFor(reads, state).length;
  if (usable === 0) {
    return {
      missing: {
        code: "NO_USABLE_PROPOSAL",
        reason: "It had no usable proposal to work on.",
        asError(ledger) {
          const routers = skippingRouters(reads, state, compilation);
          return new NoUsableProposalError(node, calls, ledger, proposals, routers);
        },
      },
    };
  }
  const failures = calls.filter((call) => !isUsable(call));
  const count = { usable, of, atLeast };
  return {
    missing: {
      code: "QUORUM_NOT_REACHED",
      reason: `It had ${usable} of ${count.of} proposals, and its quorum is ${atLeast}.`,
      asError: (ledger) => new QuorumNotReachedError(node, count, { failures, ledger, proposals }),
    },
  };
}

/** Whether the budget has prevented a call. Then no further calls start. */
function isSpent(node: string, state: MoaState, compilation: Compilation): boolean {
  const isOutput = compilation.graph.output === node;
  return isOutput && runControlOf(state, compilation).spending.overruns().length > 0;
}

function missingBudget(node: string, state: MoaState, compilation: Compilation): MissingInput {
  const overruns = runControlOf(state, compilation).spending.overruns();
  const { proposals } = state;
  return {
    missing: {
      code: "BUDGET_EXHAUSTED",
      reason: "The budget was spent before.",
      asError: (ledger) => new BudgetExhaustedError(node, overruns, { ledger, proposals }),
    },
  };
}

/** Calls without input, and calls that were not needed, are not the cause of a failure. */
function hadNothing({ attempt, error }: Call): boolean {
  return attempt === 0 && (error === undefined || error.code === "NO_USABLE_PROPOSAL");
}
