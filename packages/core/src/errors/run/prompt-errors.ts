import { MoaError } from "@moagraph/provider-kit";

/** The run has no prompt: no message, or a blank last message. No call was made. */
export class EmptyPromptError extends MoaError {
  constructor() {
    super({
      code: "EMPTY_PROMPT",
      message:
        "The prompt is empty: the conversation has no messages, or its last message is blank.",
      hint: 'Pass a question, such as { messages: "What is a transformer?" }.',
    });
  }
}

/** The prompt exceeds the context window of every model of the graph. No call was made. */
export class PromptTooLongError extends MoaError {
  /** @internal */
  constructor(promptTokens: number, largestWindow: number, model: string) {
    super({
      code: "PROMPT_TOO_LONG",
      message: `The prompt has about ${promptTokens} tokens. The largest context window of this graph has ${largestWindow} (${model}).`,
      hint: "Shorten the prompt, or use models with larger context windows.",
    });
  }
}
