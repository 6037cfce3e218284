import type { AnonymisedNote, CallNote, ProposalPlace } from "@moagraph/core";
import { counted } from "../counted.js";

/** How a view calls a proposal. */
export type NameOf = (place: ProposalPlace) => string;

/** What was done otherwise than the graph says at first sight, in a few words. */
export function noteWords(note: CallNote, nameOf: NameOf): string {
  const places = (all: readonly ProposalPlace[]): string => all.map(nameOf).join(", ");
  switch (note.type) {
    case "fallback":
      return `asked instead of ${note.from} (${note.code})`;
    case "fewer":
      return `goes on with ${note.usable} of ${counted(note.of, "proposal")}`;
    case "earlier":
      return `works on earlier proposals: ${places(note.proposals)}`;
    case "draft":
      return `no answer of its own: gives ${nameOf(note)} as the answer`;
    case "dropped":
      return `too long, leaves out ${places(note.proposals)}: ${tokenChange(note)}`;
    case "truncated":
      return `too long, cuts ${places(note.proposals)} short: ${tokenChange(note)}`;
    case "shuffled":
      return `shows ${places(note.order)}, in this order`;
    case "anonymised":
      return `hides who wrote what${mentionsOf(note)}`;
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

function mentionsOf({ mentions }: AnonymisedNote): string {
  return mentions === 0 ? "" : ` (${counted(mentions, "mention")} of models)`;
}
