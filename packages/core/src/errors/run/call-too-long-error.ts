import { MoaError } from "@moagraph/provider-kit";
import type { OnTooLong } from "../../spec/policies/ask-policies.js";

/** Estimated lengths of a call that does not fit its model's context window. */
export interface CallLengths {
  /** Tokens of the prompt after the policy shortened it as far as possible. */
  readonly promptTokens: number;
  /** Tokens reserved for the reply. */
  readonly replyTokens: number;
  /** Size of the context window, for prompt and reply together, in tokens. */
  readonly windowTokens: number;
  /** Number of proposals in the prompt. */
  readonly proposals: number;
  /** The policy that was applied. */
  readonly onTooLong: OnTooLong;
}

/** Prompt and reply of a call do not fit its model's context window. The call was not sent. */
export class CallTooLongError extends MoaError {
  readonly lengths: CallLengths;

  /** @internal */
  constructor(lengths: CallLengths) {
    const { promptTokens, replyTokens, windowTokens } = lengths;
    const reply = replyTokens === 0 ? "" : `, and ${replyTokens} are reserved for the reply`;
    super({
      code: "CALL_TOO_LONG",
      message: `The prompt has about ${promptTokens} tokens${shortenedBy(lengths)}${reply}. The context window has only ${windowTokens}.`,
      hint: hintFor(lengths),
    });
    this.lengths = lengths;
  }
}

const shortened: Readonly<Record<OnTooLong, string>> = {
  fail: "",
  "drop-longest": " with only the shortest proposal",
  "truncate-each": " with all proposals truncated to the minimum length",
};

function shortenedBy({ proposals, onTooLong }: CallLengths): string {
  return proposals === 0 ? "" : shortened[onTooLong];
}

function hintFor({ proposals, onTooLong }: CallLengths): string {
  const others = (["drop-longest", "truncate-each"] as const)
    .filter((policy) => policy !== onTooLong)
    .filter((policy) => proposals > (policy === "drop-longest" ? 1 : 0))
    .map((policy) => `"${policy}"`);
  const rest = "the conversation, lower `maxOutputTokens`, or use a model with a larger window.";
  return others.length === 0
    ? `Shorten ${rest}`
    : `Set \`onTooLong: ${others.join("` or `")}\`, shorten ${rest}`;
}
