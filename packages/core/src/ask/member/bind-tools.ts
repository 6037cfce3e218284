import type {
  BaseChatModelCallOptions,
  BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { RunnableBinding, type RunnableConfig } from "@langchain/core/runnables";

type CallOptions = object;

/**
 * A model with tools; `undefined` if it has no `bindTools`. For a model with a config, the options in
 * the config are kept, except its own tools and what the caller of the run sets.
 */
export function bindTools(
  model: object,
  tools: readonly BindToolsInput[],
  callOptions: CallOptions,
): ReturnType<NonNullable<BaseChatModel["bindTools"]>> | undefined {
  const options: Partial<BaseChatModelCallOptions> = callOptions;
  const { bindTools: bind } = model as Partial<BaseChatModel>;
  if (typeof bind === "function") return bind.call(model as BaseChatModel, [...tools], options);
  if (!isBinding(model)) return undefined;
  const kept = keptOptions({ ...model.kwargs, ...model.config }, callOptions);
  return bindTools(model.bound, tools, callOptions)?.withConfig(kept);
}

/** Whether `bindTools` gives a model with tools. Calls nothing of the model. */
export function canBindTools(model: object): boolean {
  if (typeof (model as Partial<BaseChatModel>).bindTools === "function") return true;
  return isBinding(model) && canBindTools(model.bound);
}

/** With retries or fallbacks, a model is of a class of its own, which would be lost. */
function isBinding(model: object): model is RunnableBinding<unknown, unknown> {
  return model.constructor === RunnableBinding;
}

function keptOptions(bound: object, callOptions: CallOptions): RunnableConfig {
  const isReplaced = (key: string): boolean =>
    key === "tools" || key === "tool_choice" || Object.hasOwn(callOptions, key);
  return Object.fromEntries(Object.entries(bound).filter(([key]) => !isReplaced(key)));
}
