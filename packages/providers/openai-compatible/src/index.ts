// How it works: `endpointProvider` makes an `EndpointChatModel`: LangChain's chat model, with the
// transport of `@moagraph/provider-kit/vendor`. `chat-completions.ts` says where a request has each
// parameter that a model may refuse. `reply/` validates replies and stream events and normalises what
// vendors name differently. `list/` reads the list of models. `direct-stream.ts` returns chunks without
// LangChain's overhead.

/**
 * Providers for any endpoint with an OpenAI-style API, and the base for providers of single
 * vendors.
 *
 * @module @moagraph/openai-compatible
 */
export type { Endpoint, EndpointOptions, EndpointRequest } from "./endpoint.js";
export { endpointProvider } from "./endpoint-provider.js";
export { openaiCompatible, type OpenAiCompatibleOptions } from "./openai-compatible.js";
