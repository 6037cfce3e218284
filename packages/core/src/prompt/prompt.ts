import type { BaseMessage } from "@langchain/core/messages";
import type { CallNote, ProposalPlace } from "../ledger/call-note.js";

/** The messages of one call, with notes on how they were made. */
export interface Prompt {
  readonly messages: BaseMessage[];
  readonly notes: readonly CallNote[];
  /** The proposals in the prompt, in the order in which they are shown. */
  readonly proposals: readonly ProposalPlace[];
}
