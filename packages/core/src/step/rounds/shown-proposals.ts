import type { Proposal } from "../../ledger/proposal.js";
import { anonymised } from "../../prompt/anonymise.js";
import type { ShownProposal } from "../../prompt/round-list.js";
import { shuffledBy } from "../../prompt/shuffle.js";
import { redactionForModel } from "../../redact/redaction.js";
import { redactProposal } from "../../redact/redact-proposal.js";
import { nodePolicies } from "../../runtime/compilation.js";
import { modelsOf } from "../../spec/flow/model-calls.js";
import type { LiveProposal } from "../../staircase/live-proposal.js";
import type { LiveProposals } from "../../staircase/live-proposals.js";
import { type Slot, slotsOf } from "../slots.js";
import type { Rounds } from "./rounds.js";

/** The place of a proposal in a node's list, and its text while it is being written. */
export interface ShownSlot extends Slot {
  readonly live: LiveProposal;
}

/** What a model is shown of all proposals at one time. */
export interface Snapshot {
  readonly shown: readonly ShownProposal[];
  /** The same as proposals, for prompt functions. Without those that have no text. */
  readonly proposals: readonly Proposal[];
  /** How many tokens each slot had. */
  readonly tokens: readonly number[];
}

/** The proposals that a node reads, in an order that is fixed over its rounds. */
export class ShownProposals {
  readonly slots: readonly ShownSlot[];

  constructor(
    private readonly rounds: Rounds,
    live: LiveProposals,
  ) {
    const { reads, compilation, planned } = rounds;
    const slots = slotsOf(reads, compilation);
    const { shuffle } = nodePolicies(compilation, planned.node);
    const ordered =
      shuffle === undefined ? slots : shuffledBy(slots, shuffle.seed, JSON.stringify(slots));
    this.slots = ordered.map((slot) => ({ ...slot, live: live.at(slot) }));
  }

  /** All proposals as far as they are written. Redaction and hiding of names see the joined texts. */
  snapshot(): Snapshot {
    const tokens = this.slots.map(({ live }) => live.tokens);
    const proposals = this.hidden(this.slots.map(proposalSoFar));
    const shown = proposals.map(({ text, remarks = [] }, at) => ({
      number: at + 1,
      text,
      remarks,
      status: this.slots[at]?.live.status ?? "failed",
    }));
    return { shown, proposals: proposals.filter(({ text }) => text !== ""), tokens };
  }

  /** The place of a proposal in the list, from 1. 0 if it has none. */
  numberOf({ node, sample }: Slot): number {
    return 1 + this.slots.findIndex((slot) => slot.node === node && slot.sample === sample);
  }

  private hidden(proposals: readonly Proposal[]): readonly Proposal[] {
    const { compilation, planned } = this.rounds;
    const { redact } = compilation.options;
    const redaction = redact && redactionForModel(redact);
    const redacted = redaction
      ? proposals.map((proposal) => redactProposal(proposal, redaction))
      : proposals;
    if (!nodePolicies(compilation, planned.node).anonymise) return redacted;
    const { proposals: anonymous } = anonymised(redacted, modelsOf(compilation.graph));
    return anonymous.map((each, at) => ({ ...each, ...placeOf(redacted[at]) }));
  }
}

function placeOf(proposal: Proposal | undefined): Partial<Slot> {
  return proposal === undefined ? {} : { node: proposal.node, sample: proposal.sample };
}

/** One that is still being written is shown up to its last whole word, or sentence. */
function proposalSoFar({ node, sample, live }: ShownSlot): Proposal {
  if (live.proposal !== undefined) return live.proposal;
  const text = live.status === "open" ? live.shownText : "";
  return { node, sample, model: "", text, usage: { inputTokens: 0, outputTokens: 0 } };
}
