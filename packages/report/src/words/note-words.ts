import type {
  AnonymisedNote,
  BarrierNote,
  CallNote,
  HumanNote,
  ProposalPlace,
  RoundNote,
  TokenUsage,
  TruncatedNote,
} from "@moagraph/core";
import { pluralize } from "./pluralize.js";

/**
 * Returns the name of a proposal, or of the call that wrote it.
 *
 * @param place - Node and sample of a proposal.
 */
export type NameOf = (place: ProposalPlace) => string;

/**
 * Describes a note of the ledger in a few words.
 *
 * @param note - A note of the ledger.
 * @param nameOf - The name of a proposal in the description.
 * @example
 * ```ts
 * import { noteWords } from "@moagraph/report/words";
 *
 * noteWords({ type: "fewer", usable: 4, of: 6 }, ({ node }) => node); // "continues with 4 of 6 proposals"
 * ```
 */
export function noteWords(note: CallNote, nameOf: NameOf): string {
  const namesOf = (all: readonly ProposalPlace[]): string => all.map(nameOf).join(", ");
  switch (note.type) {
    case "fallback":
      return `fallback for ${note.from} (${note.code})`;
    case "fewer":
      return `continues with ${note.usable} of ${pluralize(note.of, "proposal")}`;
    case "earlier":
      return `uses earlier proposals: ${namesOf(note.proposals)}`;
    case "draft":
      return `no own answer: uses ${nameOf(note)} as the answer`;
    case "dropped":
      return `prompt too long: drops ${namesOf(note.proposals)}, ${tokenChange(note)}`;
    case "shortened":
      return `prompt too long: shortens ${namesOf(note.proposals)}, ${tokenChange(note)}`;
    case "truncated":
      return truncatedWords(note);
    case "adapted":
      return `request changed for this model: ${note.capability}`;
    case "usage-ignored":
      return `ignores the reported usage (${usageWords(note.reported)}), which is far from the estimate (${usageWords(note.estimated)})`;
    case "shuffled":
      return `shuffled: shows ${namesOf(note.order)}`;
    case "anonymised":
      return `anonymised${mentionsOf(note)}`;
    case "images-left-out":
      return `${pluralize(note.images, "image")} not shown: this model takes none`;
    case "routed":
      return note.to.length === 0 ? "takes no route" : `takes ${note.to.join(", ")}`;
    case "human":
      return humanWords(note, nameOf);
    case "kept":
      return "kept from an earlier run";
    case "graph-changed":
      return "added or changed after the run was started";
    case "round":
      return `shown ${pluralize(note.proposals, "proposal")}; ended by ${roundEnds[note.ended]}`;
    case "barrier":
      return `waited for all proposals: ${barrierReasons[note.because]}`;
    case "overlap":
      return `leaves out ${pluralize(note.characters, "repeated character")}`;
    case "withdrawn":
      return `shown before they failed: ${namesOf(note.proposals)}`;
    default:
      return `continues without the cache (${note.during}): ${note.message}`;
  }
}

const roundEnds: Readonly<Record<RoundNote["ended"], string>> = {
  chunk: "more of the proposals",
  limit: "its token limit",
  model: "the model",
  last: "the model, in the last round",
};

const barrierReasons: Readonly<Record<BarrierNote["because"], string>> = {
  complete: "they had ended before",
  turn: "steps run in their turn",
  budget: "the budget has no room for rounds",
  "starts-over": "the model began its answer again",
};

function humanWords({ action, proposal }: HumanNote, nameOf: NameOf): string {
  const what = proposal === undefined ? "an answer" : nameOf(proposal);
  return `a person ${action} ${what}`;
}

interface TokenChange {
  readonly fromTokens: number;
  readonly toTokens: number;
}

function tokenChange({ fromTokens, toTokens }: TokenChange): string {
  return `~${fromTokens} to ~${toTokens} tokens`;
}

function mentionsOf({ mentions }: AnonymisedNote): string {
  return mentions === 0 ? "" : ` (${pluralize(mentions, "model name")} replaced)`;
}

function truncatedWords({ maxOutputTokens, notRetried }: TruncatedNote): string {
  const limit =
    maxOutputTokens === undefined ? "its output limit" : pluralize(maxOutputTokens, "token");
  const why = notRetried === undefined ? "" : `; not retried: ${reasons[notRetried]}`;
  return `truncated at ${limit}${why}`;
}

const reasons: Readonly<Record<NonNullable<TruncatedNote["notRetried"]>, string>> = {
  delivered: "part of the answer was delivered",
  attempts: "no attempt is left",
  window: "the context window has no room",
  deadline: "too little time is left",
  failed: "the longer attempt failed",
  "fixed-model": "the limit of this model object cannot be changed",
};

function usageWords({ inputTokens, outputTokens }: TokenUsage): string {
  return `${inputTokens} tokens in, ${outputTokens} out`;
}
