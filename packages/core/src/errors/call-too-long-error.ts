import { MoaError } from "@moagraph/provider-kit";
import type { OnTooLong } from "../spec/policies/ask-policies.js";

/** A prompt that does not fit, by estimate. */
export interface CallLengths {
  /** Tokens of the prompt, as short as the policy could make it. */
  readonly promptTokens: number;
  /** Tokens kept for the reply. */
  readonly replyTokens: number;
  /** Tokens that the model takes for both. */
  readonly windowTokens: number;
  /** How many proposals the node had to show. */
  readonly proposals: number;
  /** The policy that could not help. */
  readonly onTooLong: OnTooLong;
}

/** Prompt and reply of a call would not fit its model's context window. The call was not sent. */
export class CallTooLongError extends MoaError {
  readonly lengths: CallLengths;

  constructor(lengths: CallLengths) {
    const { promptTokens, replyTokens, windowTokens } = lengths;
    const reply = replyTokens === 0 ? "" : ` with ${replyTokens} kept for the reply`;
    super({
      code: "CALL_TOO_LONG",
      message: `The prompt has about ${promptTokens} tokens${triedOf(lengths)}: too many${reply} in a window of ${windowTokens}.`,
      hint: hintFor(lengths),
    });
    this.lengths = lengths;
  }
}

const tried: Readonly<Record<OnTooLong, string>> = {
  fail: "",
  "drop-longest": " with the shortest proposal alone",
  "truncate-each": " with the proposals cut as short as makes sense",
};

function triedOf({ proposals, onTooLong }: CallLengths): string {
  return proposals === 0 ? "" : tried[onTooLong];
}

function hintFor({ proposals, onTooLong }: CallLengths): string {
  const others = (["drop-longest", "truncate-each"] as const)
    .filter((policy) => policy !== onTooLong)
    .filter((policy) => proposals > (policy === "drop-longest" ? 1 : 0))
    .map((policy) => `"${policy}"`);
  const shorten = "horten the conversation, lower `maxOutputTokens`, or take a larger window.";
  return others.length === 0
    ? `S${shorten}`
    : `Set \`onTooLong: ${others.join("` or `")}\`, s${shorten}`;
}
