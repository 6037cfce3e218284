import type { ContinuationMark } from "./continued-text.js";
import type { FaultName, HttpFault } from "./fault.js";
import type { ReplyName } from "./named-replies.js";

/** One reply of the test server. All fields are optional: `{}` is a valid, empty reply. */
export interface Reply {
  /** The text of the reply. @defaultValue `""` */
  readonly text?: string;
  /** Makes the text from the request: see {@link ReplyName}. */
  readonly textFrom?: ReplyName;
  /**
   * How a request must ask for the rest of the text. The reply is then without the part that the model's
   * messages in the request have.
   *
   * @defaultValue every reply is the whole text
   */
  readonly continues?: ContinuationMark;
  /** The parts in which a stream delivers the text. @defaultValue word by word */
  readonly pieces?: readonly string[];
  /** Reasoning, sent as `reasoning_content`, before the text. @defaultValue none */
  readonly reasoning?: string;
  /** The text of a refusal. @defaultValue none */
  readonly refusal?: string;
  /**
   * The form of the reply, whatever is requested: gateways exist that ignore `stream`.
   *
   * @defaultValue as requested
   */
  readonly form?: "json" | "stream";
  /** The finish reason. @defaultValue `"stop"`, or `"tool_calls"` with a tool call */
  readonly finishReason?: string;
  /**
   * The reported usage, or `"missing"` to report none. @defaultValue a quarter token per character
   */
  readonly usage?: ReplyUsage | "missing";
  /** A tool call in the reply. */
  readonly toolCall?: ReplyToolCall;
  /** Several tool calls in the reply, after `toolCall`. */
  readonly toolCalls?: readonly ReplyToolCall[];
  /** Wait before the first byte, in milliseconds. @defaultValue `0` */
  readonly latencyMs?: number;
  /** Speed after the first piece. @defaultValue no limit */
  readonly tokensPerSecond?: number;
  /** Number of bytes in each write. Parts may split a character. */
  readonly bytesPerWrite?: number;
  /** Number of choices, independent of the request. @defaultValue `1` */
  readonly choices?: number;
  /** Omits the role, as some servers do. @defaultValue `false` */
  readonly omitRole?: boolean;
  /** The fault of the reply. @defaultValue none */
  readonly fault?: FaultName | HttpFault;
}

/** A tool call as the model writes it. */
export interface ReplyToolCall {
  readonly name: string;
  /** A text in JSON, which a stream delivers in several pieces. It can be invalid. */
  readonly arguments: string;
  /** @defaultValue an id in the vendor's form that is different in each reply */
  readonly id?: string;
}

/** Tokens as the vendor counts them. */
export interface ReplyUsage {
  readonly inputTokens: number;
  /** Tokens of the reply. They include the reasoning, unless `isReasoningOutside`. */
  readonly outputTokens: number;
  readonly cachedTokens?: number;
  readonly reasoningTokens?: number;
  /** Counts reasoning in the total only, as xAI does. @defaultValue `false` */
  readonly isReasoningOutside?: boolean;
}
