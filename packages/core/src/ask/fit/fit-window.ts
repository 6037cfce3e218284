import { estimatePromptTokens } from "../../tokens/estimate-tokens.js";
import type { Proposal } from "../../ledger/proposal.js";
import { CallTooLongError } from "../../errors/call-too-long-error.js";
import type { OnTooLong } from "../../spec/policies/ask-policies.js";
import type { Prompt } from "../../prompt/prompt.js";
import { dropLongest } from "./drop-longest.js";
import type { LongPrompt, ShortPrompt, WrittenPrompt } from "./long-prompt.js";
import { truncateEach } from "./truncate-each.js";

/** A prompt to be written, and the window it has to fit. */
export interface FitWindowOptions {
  /** What the prompt shows, in order; none for a node that reads nothing. */
  readonly proposals: readonly Proposal[];
  /** Writes the prompt: once when it fits at once, seldom more than twice when it does not. */
  readonly write: (proposals: readonly Proposal[]) => Promise<Prompt>;
  /** Tokens that the model takes, prompt and reply together; nothing is checked when not known. */
  readonly windowTokens: number | undefined;
  /** Tokens kept for the reply. */
  readonly replyTokens: number;
  readonly onTooLong: OnTooLong;
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
 * @returns The prompt, and in its notes what was left out or cut besides what its writer did.
 * @throws {@link CallTooLongError} `CALL_TOO_LONG` if it does not fit, whatever the policy can do.
 */
export async function fitToWindow(options: FitWindowOptions): Promise<Prompt> {
  const { proposals, windowTokens, replyTokens, onTooLong } = options;
  const whole = await options.write(proposals);
  if (windowTokens === undefined) return whole;
  const tokens = estimatePromptTokens(whole.messages);
  const room = windowTokens - replyTokens;
  if (tokens <= room) return whole;
  const write: LongPrompt["write"] = async (shown) => measured(await options.write(shown));
  const short = await shorten[onTooLong]({ proposals, tokens, room, write });
  if (short !== undefined && short.tokens <= room) {
    return { ...short.shown, notes: [...short.shown.notes, short.note] };
  }
  const promptTokens = short?.tokens ?? tokens;
  const lengths = { promptTokens, replyTokens, windowTokens };
  throw new CallTooLongError({ ...lengths, proposals: proposals.length, onTooLong });
}

function measured(shown: Prompt): WrittenPrompt {
  return { shown, tokens: estimatePromptTokens(shown.messages) };
}
