import type { BaseMessage } from "@langchain/core/messages";
import type { CallNote } from "../call/call-note.js";
import { estimatePromptTokens } from "../call/estimate-tokens.js";
import type { Proposal } from "../call/proposal.js";
import { CallTooLongError } from "../errors/call-too-long-error.js";
import type { OnTooLong } from "../spec/policies/ask-policies.js";
import { dropLongest } from "./drop-longest.js";
import type { LongPrompt, ShortPrompt } from "./long-prompt.js";
import { truncateEach } from "./truncate-each.js";

/** A prompt to be written, and the window it has to fit. */
export interface FitWindowOptions {
  /** What the prompt shows, in order; none for a node that reads nothing. */
  readonly proposals: readonly Proposal[];
  /** Writes the prompt: once when it fits at once, seldom more than twice when it does not. */
  readonly write: (proposals: readonly Proposal[]) => Promise<BaseMessage[]>;
  /** Tokens that the model takes, prompt and reply together; nothing is checked when not known. */
  readonly windowTokens: number | undefined;
  /** Tokens kept for the reply. */
  readonly replyTokens: number;
  readonly onTooLong: OnTooLong;
}

/** A prompt that fits, and what was done for that. */
export interface FittedPrompt {
  readonly messages: BaseMessage[];
  /** What was left out or cut; empty when nothing was. */
  readonly notes: readonly CallNote[];
}

const shorten: Readonly<Record<OnTooLong, (long: LongPrompt) => Promise<ShortPrompt | undefined>>> =
  {
    fail: async () => undefined,
    "drop-longest": dropLongest,
    "truncate-each": truncateEach,
  };

/**
 * Writes a prompt that fits a model's context window, by estimate. Sends nothing. The conversation
 * itself is never cut, and proposals keep their order.
 *
 * @throws {@link CallTooLongError} `CALL_TOO_LONG` if it does not fit, whatever the policy can do.
 */
export async function fitToWindow(options: FitWindowOptions): Promise<FittedPrompt> {
  const { proposals, windowTokens, replyTokens, onTooLong } = options;
  const messages = await options.write(proposals);
  if (windowTokens === undefined) return { messages, notes: [] };
  const tokens = estimatePromptTokens(messages);
  const room = windowTokens - replyTokens;
  if (tokens <= room) return { messages, notes: [] };
  const write: LongPrompt["write"] = async (shown) => measured(await options.write(shown));
  const short = await shorten[onTooLong]({ proposals, tokens, room, write });
  if (short !== undefined && short.tokens <= room) {
    return { messages: short.messages, notes: [short.note] };
  }
  const promptTokens = short?.tokens ?? tokens;
  const lengths = { promptTokens, replyTokens, windowTokens };
  throw new CallTooLongError({ ...lengths, proposals: proposals.length, onTooLong });
}

function measured(messages: BaseMessage[]): { messages: BaseMessage[]; tokens: number } {
  return { messages, tokens: estimatePromptTokens(messages) };
}
