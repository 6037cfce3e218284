import type { CallNote, ProposalPlace } from "@moagraph/core";
import { counted } from "../counted.js";

/** What was done otherwise than the graph says at first sight, in a few words. */
export function noteWords(note: CallNote): string {
  switch (note.type) {
    case "fallback":
      return `asked instead of ${note.from} (${note.code})`;
    case "fewer":
      return `goes on with ${note.usable} of ${counted(note.of, "proposal")}`;
    case "earlier":
      return `works on earlier proposals: ${places(note.proposals)}`;
    case "draft":
      return `no answer of its own: gives ${place(note)} as the answer`;
    case "dropped":
      return `too long, leaves out ${places(note.proposals)}: ${tokenChange(note)}`;
    case "truncated":
      return `too long, cuts ${places(note.proposals)} short: ${tokenChange(note)}`;
    case "shuffled":
      return `shows ${places(note.order)}, in this order`;
    case "anonymised":
      return `hides who wrote what (${counted(note.mentions, "mention")} of models)`;
    default:
      return `goes on without the cache (${note.during}): ${note.message}`;
  }
}

interface TokenChange {
  readonly fromTokens: number;
  readonly toTokens: number;
}

function tokenChange({ fromTokens, toTokens }: TokenChange): string {
  return `~${fromTokens} to ~${toTokens} tokens`;
}

function places(all: readonly ProposalPlace[]): string {
  return all.map(place).join(", ");
}

function place({ node, sample }: ProposalPlace): string {
  return sample > 1 ? `${node} #${sample}` : node;
}
