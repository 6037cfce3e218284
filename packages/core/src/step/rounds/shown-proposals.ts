import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { CallNote } from "../../ledger/call-note.js";
import { placeKey } from "../../ledger/place-key.js";
import type { Proposal } from "../../ledger/proposal.js";
import { anonymised } from "../../prompt/anonymise.js";
import { randomFence, type RunningFence } from "../../prompt/fence.js";
import type { ShownProposal } from "../../prompt/round-list.js";
import { shuffledBy } from "../../prompt/shuffle.js";
import { redactionForModel } from "../../redact/redaction.js";
import { redactProposal } from "../../redact/redact-proposal.js";
import { nodePolicies } from "../../runtime/compilation.js";
import { modelsOf } from "../../spec/flow/model-calls.js";
import type { NodePolicies } from "../../spec/policies/policies.js";
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
  /** Notes on the order and on hidden names. */
  readonly notes: readonly CallNote[];
}

/** What the readers of the same proposals share, so that 200 of them do not make 200 copies. */
interface Shared {
  readonly fence: RunningFence;
  version: number | undefined;
  snapshot: Snapshot | undefined;
}

const sharedIn = memoizeByObject((_live: LiveProposals) => new Map<string, Shared>());

/** The proposals that a node reads, in an order that is fixed over its rounds. */
export class ShownProposals {
  readonly slots: readonly ShownSlot[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly shared: Shared;

  constructor(
    private readonly rounds: Rounds,
    private readonly live: LiveProposals,
  ) {
    const { reads, compilation } = rounds;
    const { shuffle, anonymise } = this.policies;
    const slots = slotsOf(reads, compilation);
    const ordered =
      shuffle === undefined ? slots : shuffledBy(slots, shuffle.seed, JSON.stringify(slots));
    this.slots = ordered.map((slot) => ({ ...slot, live: live.at(slot) }));
    this.numbers = new Map(ordered.map((slot, at) => [placeKey(slot), at + 1]));
    this.shared = sharedOf(live, JSON.stringify([reads, shuffle?.seed, anonymise]));
  }

  /**
   * The fence around the proposals, drawn once for all rounds of all nodes that read the same. Other nodes have
   * another one: these nodes know it, and write what others read.
   */
  get fence(): RunningFence | undefined {
    return this.policies.fence ? this.shared.fence : undefined;
  }

  /** All proposals as far as they are written. Redaction and hiding of names see the joined texts. */
  snapshot(): Snapshot {
    const { shared, live } = this;
    if (shared.snapshot === undefined || shared.version !== live.version) {
      shared.snapshot = this.taken();
      shared.version = live.version;
    }
    return shared.snapshot;
  }

  /** The place of a proposal in the list, from 1. 0 if it has none. */
  numberOf(slot: Slot): number {
    return this.numbers.get(placeKey(slot)) ?? 0;
  }

  private get policies(): NodePolicies {
    return nodePolicies(this.rounds.compilation, this.rounds.planned.node);
  }

  private taken(): Snapshot {
    const tokens = this.slots.map(({ live }) => live.tokens);
    const { proposals, notes } = this.hidden(this.slots.map(proposalSoFar));
    const shown = proposals.map(({ text, remarks = [] }, at) => ({
      number: at + 1,
      text,
      remarks,
      status: this.slots[at]?.live.status ?? "failed",
    }));
    const withText = proposals.filter(({ text }) => text !== "");
    return { shown, proposals: withText, tokens, notes: [...this.orderNotes(), ...notes] };
  }

  private orderNotes(): CallNote[] {
    const { shuffle } = this.policies;
    if (shuffle === undefined || this.slots.length < 2) return [];
    const order = this.slots.map(({ node, sample }) => ({ node, sample }));
    return [{ type: "shuffled", seed: shuffle.seed, order }];
  }

  private hidden(proposals: readonly Proposal[]): Pick<Snapshot, "proposals" | "notes"> {
    const { compilation } = this.rounds;
    const { redact } = compilation.options;
    const redaction = redact && redactionForModel(redact);
    const redacted = redaction
      ? proposals.map((proposal) => redactProposal(proposal, redaction))
      : proposals;
    if (!this.policies.anonymise) return { proposals: redacted, notes: [] };
    const anonymous = anonymised(redacted, modelsOf(compilation.graph));
    return {
      proposals: anonymous.proposals.map((each, at) => ({ ...each, ...placeOf(redacted[at]) })),
      notes: [{ type: "anonymised", mentions: anonymous.mentions }],
    };
  }
}

function sharedOf(live: LiveProposals, key: string): Shared {
  const all = sharedIn(live);
  const known = all.get(key);
  if (known !== undefined) return known;
  const added = { fence: randomFence(), version: undefined, snapshot: undefined };
  all.set(key, added);
  return added;
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
