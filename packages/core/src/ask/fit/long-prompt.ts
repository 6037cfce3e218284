import type { DroppedNote, ProposalPlace, TruncatedNote } from "../../ledger/call-note.js";
import type { Proposal } from "../../ledger/proposal.js";
import type { Prompt } from "../../prompt/prompt.js";

/** A prompt as written, with its length by estimate. */
export interface WrittenPrompt {
  readonly shown: Prompt;
  readonly tokens: number;
}

/** A prompt that is too long, with all that is needed to shorten it. */
export interface LongPrompt {
  readonly proposals: readonly Proposal[];
  /** Tokens of the prompt that shows all of them as they are. */
  readonly tokens: number;
  /** Tokens that it may have. */
  readonly room: number;
  /** Writes and measures the prompt for other proposals. */
  readonly write: (proposals: readonly Proposal[]) => Promise<WrittenPrompt>;
}

/** A prompt as short as a policy could make it: it fits, or nothing does. */
export interface ShortPrompt extends WrittenPrompt {
  readonly note: DroppedNote | TruncatedNote;
}

/** Where a proposal stands. */
export function placeOf({ node, sample }: Proposal): ProposalPlace {
  return { node, sample };
}
