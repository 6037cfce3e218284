// How proposals become part of a prompt.
//
// `conversation/` selects what a node sees of the conversation, and adds the node's text to it.
// `arrange-proposals.ts` shuffles and anonymises proposals. `fence.ts` or `numbered-list.ts` writes
// them as a list. Order and marks depend only on the texts and the seed, so equal input gives an equal
// prompt on every machine.

import type { NodePolicies } from "../spec/policies/policies.js";
import { anonymised } from "./anonymise.js";
import type { CallNote } from "../ledger/call-note.js";
import type { Proposal } from "../ledger/proposal.js";
import { shuffled } from "./shuffle.js";

/** Proposals in the form in which a model is shown them. */
export interface ArrangedProposals {
  /** The proposals in the order in which they are shown, anonymised if the policy says so. */
  readonly proposals: readonly Proposal[];
  /** The unchanged proposals in the same order. The numbers of a verdict refer to them. */
  readonly originals: readonly Proposal[];
  /** Notes on the order and on hidden names. */
  readonly notes: readonly CallNote[];
}

/**
 * Shuffles proposals, then anonymises them, according to the policies of the node that reads them.
 *
 * A single proposal is not shuffled and gets no note about it.
 *
 * @param models - The models of the graph, whose names are hidden.
 */
export function arrangeProposals(
  proposals: readonly Proposal[],
  { shuffle, anonymise }: Pick<NodePolicies, "shuffle" | "anonymise">,
  models: readonly string[],
): ArrangedProposals {
  const notes: CallNote[] = [];
  let originals = proposals;
  if (shuffle !== undefined && proposals.length > 1) {
    originals = shuffled(proposals, shuffle.seed);
    const order = originals.map(({ node, sample }) => ({ node, sample }));
    notes.push({ type: "shuffled", seed: shuffle.seed, order });
  }
  if (!anonymise) return { proposals: originals, originals, notes };
  const { proposals: anonymous, mentions } = anonymised(originals, models);
  return {
    proposals: anonymous,
    originals,
    notes: [...notes, { type: "anonymised", mentions }],
  };
}
