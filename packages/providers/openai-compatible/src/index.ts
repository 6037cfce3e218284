// How it works: `endpointProvider` reads key and base URL and makes an `EndpointChatModel`:
// LangChain's chat model, with its own transport. `create-post.ts` sends the requests with `fetch`.
// `checked-reply.ts` and `checked-chunks.ts` validate replies and stream events. `failure-of.ts`
// turns everything thrown into a `ProviderError`. `direct-stream.ts` returns chunks without
// LangChain's overhead.

/**
 * Providers for any endpoint with an OpenAI-style API, and the base for providers of single
 * vendors.
 *
 * @module @moagraph/openai-compatible
 */
export type { Endpoint, EndpointOptions, OutputLimitName } from "./endpoint.js";
export { endpointProvider } from "./endpoint-provider.js";
export { openaiCompatible, type OpenAiCompatibleOptions } from "./openai-compatible.js";
