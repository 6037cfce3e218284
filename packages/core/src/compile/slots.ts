import type { Proposal } from "../call/proposal.js";
import type { Compilation } from "./compilation.js";
import type { MoaState } from "./graph-state.js";

/** A place among what a node reads where a proposal may come to stand. */
export interface Slot {
  readonly node: string;
  /** Which proposal of that node, from 1. */
  readonly sample: number;
}

/** All places among what a node reads, in the order they are shown. */
export function slotsOf(reads: readonly string[], { flow }: Compilation): Slot[] {
  return reads.flatMap((node) =>
    Array.from({ length: flow.get(node)?.writes ?? 0 }, (_, index) => ({
      node,
      sample: index + 1,
    })),
  );
}

/** The proposal that came to stand in a place, if one did. */
export function proposalIn(slot: Slot | undefined, state: MoaState): Proposal | undefined {
  return state.proposals.find(({ node, sample }) => node === slot?.node && sample === slot.sample);
}
