import type { Proposal } from "../ledger/proposal.js";
import { type Place } from "../ledger/merge-by-place.js";
import { placeKey } from "../ledger/place-key.js";
import { LiveProposal, type ShownParts } from "./live-proposal.js";

/** The proposals of a run that nodes with a `staircase` read, while they are being written. */
export class LiveProposals {
  /** Counts the changes of all proposals. */
  version = 0;
  private readonly byPlace = new Map<string, LiveProposal>();

  /**
   * @param watched - Names of the nodes that nodes with a `staircase` read.
   * @param parts - What is shown of a proposal while it is being written.
   */
  constructor(
    private readonly watched: ReadonlySet<string>,
    private readonly parts: ShownParts,
  ) {}

  /** The proposal in a place; `undefined` if no node with a `staircase` reads it. */
  of(place: Place): LiveProposal | undefined {
    return this.watched.has(place.node) ? this.at(place) : undefined;
  }

  /** The proposal in a place. */
  at({ node, sample }: Place): LiveProposal {
    const key = placeKey({ node, sample });
    const known = this.byPlace.get(key);
    if (known !== undefined) return known;
    const added = new LiveProposal(this.parts, () => {
      this.version += 1;
    });
    this.byPlace.set(key, added);
    return added;
  }

  /** A node has passed these on. */
  settle(node: string, proposals: readonly Proposal[]): void {
    if (!this.watched.has(node)) return;
    for (const proposal of proposals) this.at(proposal).settle(proposal);
  }

  /** The call of a place has ended without a proposal. */
  fail(place: Place): void {
    this.of(place)?.settle(undefined);
  }
}
