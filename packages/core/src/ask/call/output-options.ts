import type { BindToolsInput } from "@langchain/core/language_models/chat_models";

/** What the caller of a run wants of its answer. It goes to the model of the output node only. */
export interface OutputOptions {
  /** Tools that the model may call, as given to `bindTools`. */
  readonly tools?: readonly BindToolsInput[] | undefined;
  /** LangChain's other options of a call: `tool_choice`, `response_format`, `stop` and so on. */
  readonly callOptions: Readonly<Record<string, unknown>>;
  /** What nodes that read nothing are told of the tools; `undefined` if they are told nothing. */
  readonly toolList?: string | undefined;
}
