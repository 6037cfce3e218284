// How it works: `cohere.ts` sets the vendor's properties for `@moagraph/provider-kit/vendor`.
// `cohere-chat-model.ts` extends LangChain's class. `cohere-request.ts` writes messages and parameters,
// `cohere-reply.ts` makes messages of replies, and `cohere-wire.ts` reads what is said about them.
// `cohere-models.ts` is the table of known models.

/**
 * Cohere's models, as a Moagraph provider.
 *
 * @module @moagraph/cohere
 */
export { cohere, type CohereOptions } from "./cohere.js";
export type { CohereModelId } from "./cohere-models.js";
