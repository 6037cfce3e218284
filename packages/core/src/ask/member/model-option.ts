import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import type { ChatParams, ModelCapabilities, ModelFacts } from "@moagraph/provider-kit";

/** What a Runnable in `models` gives: a message, its text, or a state whose last message counts. */
export type MemberOutput = BaseMessage | string | { readonly messages: readonly unknown[] };

/**
 * A Runnable that can be a model of a graph: an agent, a compiled graph, a chain, a lambda, or a chat
 * model with `withRetry`, `withFallbacks` or `withConfig`.
 *
 * Graphs and agents get `{ messages }`, and so do prompt templates. Anything else gets the messages.
 */
export interface RunnableModel {
  /**
   * Answers a conversation.
   *
   * @param input - The messages of the call, as messages or as `{ messages }`.
   * @param options - The config of the call, such as its signal and its callbacks.
   */
  invoke(input: never, options?: never): Promise<MemberOutput>;
}

/**
 * Creates a model for the sampling parameters of a node.
 *
 * @param params - Temperature, output limit and other sampling parameters of the node.
 */
export type ModelFactory = (
  params: ChatParams,
) => BaseChatModel | RunnableModel | Promise<BaseChatModel | RunnableModel>;

/** A model with what is known of it. Facts that are left out are unknown. */
export interface ModelWithFacts {
  /** The model, or a function that creates it. */
  readonly model: BaseChatModel | RunnableModel | ModelFactory;
  /** Context window, prices and other facts, for plans, budgets and costs. */
  readonly facts?: ModelFacts;
  /** What the model accepts. What the graph states of it comes first. */
  readonly capabilities?: ModelCapabilities;
}

/** An entry of `models`. */
export type ModelOption = BaseChatModel | RunnableModel | ModelFactory | ModelWithFacts;

/** The caller's own model of that name, with what is known of it; `undefined` if there is none. */
export function ownOption(
  name: string,
  { models = {} }: { readonly models?: Readonly<Record<string, ModelOption>> },
): ModelWithFacts | undefined {
  const option = Object.hasOwn(models, name) ? models[name] : undefined;
  if (option === undefined) return undefined;
  return isWithFacts(option) ? option : { model: option };
}

/** Whether an entry of `models` is an object around a model. */
export function isWithFacts(option: object): option is ModelWithFacts {
  return typeof option !== "function" && !("invoke" in option) && "model" in option;
}
