import type { Call } from "../../ledger/call.js";
import type { Prompt } from "../../prompt/prompt.js";
import type { Reply } from "../reply/reply.js";

/** How one attempt ended. */
export interface AttemptResult {
  /** Its ledger line. */
  readonly call: Call;
  readonly reply: Reply | undefined;
  /** Whether a listener has already received a part of a streamed answer, text or calls of tools. */
  readonly isDelivered: boolean;
  /** The text of a streamed answer that a listener has already received. */
  readonly deliveredText: string;
  /** What was thrown, if anything. */
  readonly cause: unknown;
}

/** How a call ended: the result of its last attempt, and the ledger lines of all attempts. */
export interface CallResult extends AttemptResult {
  /** All attempts, in order. The last one is `call`. */
  readonly calls: readonly Call[];
  /** The prompt of the last attempt. */
  readonly prompt: Prompt;
}
