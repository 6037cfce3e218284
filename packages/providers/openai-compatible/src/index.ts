// How it works: `endpointProvider` reads key and base URL and makes an `EndpointChatModel`:
// LangChain's chat model, with its own transport. `create-post.ts` sends the requests with `fetch`.
// `reply/` validates replies and stream events and normalises what vendors name differently.
// `quirks/` changes requests to what their model accepts, and learns that from errors.
// `direct-stream.ts` returns chunks without LangChain's overhead.

/**
 * Providers for any endpoint with an OpenAI-style API, and the base for providers of single
 * vendors.
 *
 * @module @moagraph/openai-compatible
 */
export type { Endpoint, EndpointOptions, EndpointRequest } from "./endpoint.js";
export { endpointProvider } from "./endpoint-provider.js";
export { openaiCompatible, type OpenAiCompatibleOptions } from "./openai-compatible.js";
export { withPrefix } from "./with-prefix.js";
