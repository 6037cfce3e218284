import { MoaError } from "@moagraph/provider-kit";

/** A run was started with an input that it cannot read. No call was made. */
export class InvalidInputError extends MoaError {
  constructor(message: string, cause?: unknown) {
    super({
      code: "INVALID_INPUT",
      message,
      hint: 'Pass a question, such as "What is a transformer?", or a conversation, such as { messages: [{ role: "user", content: "What is a transformer?" }] }.',
      cause,
    });
  }
}
