import type { Prompt } from "../../prompt/prompt.js";
import type { JoinedRounds } from "../../staircase/joined-rounds.js";
import type { LiveProposal } from "../../staircase/live-proposal.js";
import type { RoundText } from "../../staircase/round-text.js";
import type { CallConfig, CandidateModel } from "./call-config.js";
import type { CallContext } from "./call-context.js";
import type { CallResult } from "./call-result.js";

/** Which call of the graph is made. */
export interface PlannedCall {
  readonly node: string;
  /** Which sample of the node, from 1. */
  readonly sample: number;
  readonly model: string;
  /** Whether the reply is the answer of the run. */
  readonly isAnswer: boolean;
}

/** Which round of a node with a `staircase` a call is. */
interface Round {
  /** From 1. */
  readonly number: number;
  /** Reads its reply. Absent if the whole answer is requested. */
  readonly text?: RoundText;
  /** Shows all rounds as one run. Absent if the caller reads no stream that shows them. */
  readonly joined?: JoinedRounds | undefined;
}

/** Everything that one call needs. */
export interface CallRequest extends CallConfig {
  readonly planned: PlannedCall;
  readonly context: CallContext;
  /** Writes the prompt for a model. */
  writePrompt(model: CandidateModel): Promise<Prompt>;
  /** The result of other models that were asked before. Its ledger lines come first. */
  readonly after?: CallResult | undefined;
  /** Whether the answer is not delivered while it arrives: it may be asked for once more. */
  readonly holdsAnswer?: boolean;
  /** The proposal that it writes, if others read it before it has ended. */
  readonly live: LiveProposal | undefined;
  /** Absent unless the node writes its text in rounds. */
  readonly round?: Round;
  /** Attempts already sent for this call. Numbering continues after them. */
  readonly attemptsBefore?: number;
}
