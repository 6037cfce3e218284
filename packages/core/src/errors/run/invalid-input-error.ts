import { MoaError } from "@moagraph/provider-kit";

const inputHint =
  'Pass a question, such as "What is a transformer?", or a conversation, such as { messages: [{ role: "user", content: "What is a transformer?" }] }.';

/** A run or a plan was asked for with an input or options that cannot be read. No call was made. */
export class InvalidInputError extends MoaError {
  /** @internal */
  constructor(
    message: string,
    { hint = inputHint, cause }: { hint?: string; cause?: unknown } = {},
  ) {
    super({ code: "INVALID_INPUT", message, hint, cause });
  }
}
