// How it works: `langchain.ts` makes the provider. `resolve-model.ts` finds the class of a model as
// `initChatModel` does, `class-fields.ts` writes our parameters under LangChain's names, and
// `make-model.ts` makes the model or says what is missing. `profile-facts.ts` reads LangChain's profiles.

/**
 * A Moagraph provider for every chat model that `initChatModel` of `langchain` makes.
 *
 * @module @moagraph/langchain
 */
export { langchain, type LangchainOptions } from "./langchain.js";
