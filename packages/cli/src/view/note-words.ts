import type { AnonymisedNote, CallNote, ProposalPlace } from "@moagraph/core";
import { counted } from "../counted.js";

/** The name of a proposal in a view. */
export type NameOf = (place: ProposalPlace) => string;

/** Describes a ledger note in a few words. */
export function noteWords(note: CallNote, nameOf: NameOf): string {
  const namesOf = (all: readonly ProposalPlace[]): string => all.map(nameOf).join(", ");
  switch (note.type) {
    case "fallback":
      return `fallback for ${note.from} (${note.code})`;
    case "fewer":
      return `continues with ${note.usable} of ${counted(note.of, "proposal")}`;
    case "earlier":
      return `uses earlier proposals: ${namesOf(note.proposals)}`;
    case "draft":
      return `no own answer: uses ${nameOf(note)} as the answer`;
    case "dropped":
      return `prompt too long: drops ${namesOf(note.proposals)}, ${tokenChange(note)}`;
    case "truncated":
      return `prompt too long: truncates ${namesOf(note.proposals)}, ${tokenChange(note)}`;
    case "shuffled":
      return `shuffled: shows ${namesOf(note.order)}`;
    case "anonymised":
      return `anonymised${mentionsOf(note)}`;
    default:
      return `continues without the cache (${note.during}): ${note.message}`;
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
  return mentions === 0 ? "" : ` (${counted(mentions, "model name")} replaced)`;
}
