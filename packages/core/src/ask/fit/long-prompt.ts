import type { DroppedNote, ProposalPlace, ShortenedNote } from "../../ledger/call-note.js";
import type { Proposal } from "../../ledger/proposal.js";
import type { TokenCounter } from "../../tokens/token-counter.js";
import type { Prompt } from "../../prompt/prompt.js";

/** A written prompt with its estimated length. */
export interface WrittenPrompt {
  readonly shown: Prompt;
  readonly tokens: number;
}

/** A prompt that is too long, with everything needed to shorten it. */
export interface LongPrompt {
  readonly proposals: readonly Proposal[];
  /** Length of the prompt with all proposals in full, in tokens. */
  readonly tokens: number;
  /** Length it may have, in tokens. */
  readonly room: number;
  readonly counter: TokenCounter;
  /** Writes and measures the prompt for a subset of the proposals. */
  readonly write: (proposals: readonly Proposal[]) => Promise<WrittenPrompt>;
}

/** The shortest prompt that a policy allows. If it does not fit, nothing does. */
export interface ShortPrompt extends WrittenPrompt {
  readonly note: DroppedNote | ShortenedNote;
}

/** Node and sample of a proposal. */
export function placeOf({ node, sample }: Proposal): ProposalPlace {
  return { node, sample };
}
