/**
 * The methods of a chat model that LangChain gives the config of a call: `invoke`, `stream`, and what they call.
 *
 * Used to leave metadata out of calls that nothing hears. When LangChain gives the config to another method, a
 * model with its own method of that name finds no `moa_*` in the metadata of such a call.
 */
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { memoizeByObject } from "../../../identity/memoize-by-object.js";

const givenConfig: readonly string[] = [
  "invoke",
  "stream",
  "_streamIterator",
  "generatePrompt",
  "generate",
  "_generateCached",
  "_generateUncached",
  "_separateRunnableConfigFromCallOptions",
  "_separateRunnableConfigFromCallOptionsCompat",
];

/** Whether a chat model may read the metadata of a call without callbacks, or has callbacks that get them. */
export function readsMetadata(model: BaseChatModel): boolean {
  return model.callbacks !== undefined || hasOwnMethods(model);
}

const hasOwnMethods = memoizeByObject((model) =>
  givenConfig.some(
    (name) => Reflect.get(model, name) !== Reflect.get(BaseChatModel.prototype, name),
  ),
);
