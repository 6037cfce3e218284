// How it works: `anthropic.ts` sets the vendor's properties for `@moagraph/provider-kit/vendor`.
// `anthropic-chat-model.ts` puts its transport under LangChain's class, which writes the messages and
// tools of requests. `anthropic-request.ts` writes the parameters, and `anthropic-wire.ts` reads
// replies. `anthropic-models.ts` is the table of known models.

/**
 * Anthropic's Claude models, as a Moagraph provider.
 *
 * @module @moagraph/anthropic
 */
export { anthropic, type AnthropicOptions } from "./anthropic.js";
export type { AnthropicModelId } from "./anthropic-models.js";
