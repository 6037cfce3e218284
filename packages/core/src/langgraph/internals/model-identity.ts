/**
 * `_llmType()` and `_identifyingParams()` of a chat model: what it says to identify itself.
 *
 * Used by keys of caches and by the identity of a graph. When they are missing, calling them throws:
 * replies are not cached, and the identity of a graph is a random one.
 */
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";

/**
 * What tells a model from others. Many of LangChain's models leave `_identifyingParams` empty and
 * would be taken for one another; what they send, and what they tell tracing, sets them apart.
 */
export function modelIdentity(model: BaseChatModel): unknown[] {
  const own = [model._llmType(), model._identifyingParams()];
  return [...own, model.invocationParams({}), model.getLsParams({})];
}
