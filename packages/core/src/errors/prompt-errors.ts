import { MoaError } from "@moagraph/provider-kit";

/** A run was started without anything to answer. No call was made. */
export class EmptyPromptError extends MoaError {
  constructor() {
    super({
      code: "EMPTY_PROMPT",
      message:
        "There is nothing to answer: the conversation is empty or its last message is blank.",
      hint: 'Pass a question, such as { messages: "What is a transformer?" }.',
    });
  }
}

/** The prompt is longer than the context window of every model the graph asks. No call was made. */
export class PromptTooLongError extends MoaError {
  constructor(promptTokens: number, largestWindow: number, model: string) {
    super({
      code: "PROMPT_TOO_LONG",
      message: `The prompt has about ${promptTokens} tokens; the largest context window in this graph, that of ${model}, has ${largestWindow}.`,
      hint: "Shorten the prompt, or swap in models with larger windows.",
    });
  }
}
