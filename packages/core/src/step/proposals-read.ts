import { memoizeByObject } from "../identity/memoize-by-object.js";
import type { Proposal } from "../ledger/proposal.js";
import type { MoaState } from "../runtime/graph-state.js";
import type { Slot } from "./slots.js";

/** The proposals of one state, by node and by list of reads. */
interface Shelf {
  readonly byNode: ReadonlyMap<string, readonly Proposal[]>;
  readonly lists: Map<string, readonly Proposal[]>;
}

const shelfOf = memoizeByObject((proposals: MoaState["proposals"]): Shelf => ({
  byNode: groupByNode(proposals),
  lists: new Map(),
}));
const nameOf = memoizeByObject((reads: readonly string[]) => JSON.stringify(reads));

/**
 * The proposals a node reads, in the order of `reads`, then of samples. Steps with the same reads
 * and state get the same array, so that results derived from it can be cached by identity.
 */
export function proposalsFor(
  reads: readonly string[],
  { proposals }: Pick<MoaState, "proposals">,
): readonly Proposal[] {
  const { byNode, lists } = shelfOf(proposals);
  const known = lists.get(nameOf(reads));
  if (known !== undefined) return known;
  const list = reads.flatMap((read) => byNode.get(read) ?? []);
  lists.set(nameOf(reads), list);
  return list;
}

/** The proposal in a slot, if there is one. */
export function proposalIn(
  slot: Slot | undefined,
  { proposals }: Pick<MoaState, "proposals">,
): Proposal | undefined {
  if (slot === undefined) return undefined;
  const own = shelfOf(proposals).byNode.get(slot.node) ?? [];
  return own.find(({ sample }) => sample === slot.sample);
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
