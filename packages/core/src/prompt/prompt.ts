import type { BaseMessage } from "@langchain/core/messages";
import type { CallNote, ProposalPlace } from "../ledger/call-note.js";

/** What a model is shown, and what was done to it for that. */
export interface Prompt {
  readonly messages: BaseMessage[];
  readonly notes: readonly CallNote[];
  /** The proposals in it, in the order in which it shows them. */
  readonly proposals: readonly ProposalPlace[];
}
