import type { FaultName, HttpFault } from "./fault.js";
import type { ReplyName } from "./named-replies.js";

/** One answer of the test server. Everything is optional: `{}` is a good, empty answer. */
export interface Reply {
  /** What the model says. @defaultValue `""` */
  readonly text?: string;
  /** Makes the text from the request instead: see {@link ReplyName}. */
  readonly textFrom?: ReplyName;
  /** The parts in which a stream delivers the text. @defaultValue word by word */
  readonly pieces?: readonly string[];
  /** Why it ends. @defaultValue `"stop"`, or `"tool_calls"` with a tool call */
  readonly finishReason?: string;
  /** What it took, or `"missing"` to say nothing. @defaultValue a quarter token per character */
  readonly usage?: ReplyUsage | "missing";
  /** A tool that the model asks for. */
  readonly toolCall?: { readonly name: string; readonly arguments: string };
  /** Wait before the first byte, in milliseconds. @defaultValue `0` */
  readonly latencyMs?: number;
  /** Speed after the first piece. @defaultValue no limit */
  readonly tokensPerSecond?: number;
  /** Sends the body in parts of so many bytes, also through the middle of a character. */
  readonly bytesPerWrite?: number;
  /** How many choices it has, whatever was asked for. @defaultValue `1` */
  readonly choices?: number;
  /** Leaves the role out, as some servers do. @defaultValue `false` */
  readonly omitRole?: boolean;
  /** What goes wrong. @defaultValue nothing */
  readonly fault?: FaultName | HttpFault;
}

/** Tokens as the vendor counts them. */
export interface ReplyUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}
