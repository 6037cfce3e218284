// Fitting a prompt into a context window.
//
// If a prompt is too long by estimate, the `onTooLong` policy shortens the proposals in it:
// `drop-longest.ts` or `truncate-each.ts`. The conversation is never cut.

import { estimatingCounter, type TokenCounter } from "../../tokens/token-counter.js";
import type { Proposal } from "../../ledger/proposal.js";
import { CallTooLongError } from "../../errors/run/call-too-long-error.js";
import type { OnTooLong } from "../../spec/policies/ask-policies.js";
import type { Prompt } from "../../prompt/prompt.js";
import { dropLongest } from "./drop-longest.js";
import type { LongPrompt, ShortPrompt } from "./long-prompt.js";
import { truncateEach } from "./truncate-each.js";

/** A prompt to write, and the context window it must fit. */
export interface FitWindowOptions {
  /** The proposals in the prompt, in order; empty for a node that reads nothing. */
  readonly proposals: readonly Proposal[];
  /** Writes the prompt. Called once if it fits, rarely more than three times otherwise. */
  readonly write: (proposals: readonly Proposal[]) => Promise<Prompt>;
  /** The model's window in tokens, prompt and reply together. Unknown: nothing is checked. */
  readonly windowTokens: number | undefined;
  /** Tokens reserved for the reply. */
  readonly replyTokens: number;
  readonly onTooLong: OnTooLong;
  /** @defaultValue counts by estimate */
  readonly counter?: TokenCounter;
}

const shorten: Readonly<Record<OnTooLong, (long: LongPrompt) => Promise<ShortPrompt | undefined>>> =
  {
    fail: async () => undefined,
    "drop-longest": dropLongest,
    "truncate-each": truncateEach,
  };

/**
 * Writes a prompt that fits a model's context window. The conversation itself is never
 * cut, and proposals keep their order. Makes no model call.
 *
 * @returns The prompt. Its notes say what was dropped or truncated.
 * @throws {@link CallTooLongError} `CALL_TOO_LONG` if it does not fit, whatever the policy allows.
 */
export async function fitToWindow(options: FitWindowOptions): Promise<Prompt> {
  const { proposals, windowTokens, replyTokens, onTooLong, counter = estimatingCounter } = options;
  const whole = await options.write(proposals);
  if (windowTokens === undefined) return whole;
  const tokens = counter.prompt(whole.messages);
  const room = windowTokens - replyTokens;
  if (tokens <= room) return whole;
  const write: LongPrompt["write"] = async (proposalsShown) => {
    const shown = await options.write(proposalsShown);
    return { shown, tokens: counter.prompt(shown.messages) };
  };
  const short = await shorten[onTooLong]({ proposals, tokens, room, write, counter });
  if (short !== undefined && short.tokens <= room) {
    return { ...short.shown, notes: [...short.shown.notes, short.note] };
  }
  const promptTokens = short?.tokens ?? tokens;
  const lengths = { promptTokens, replyTokens, windowTokens };
  throw new CallTooLongError({ ...lengths, proposals: proposals.length, onTooLong });
}
