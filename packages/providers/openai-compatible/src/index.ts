/**
 * Any endpoint with an OpenAI-style API as a Moagraph provider, and the base for providers of
 * vendors that have one.
 *
 * @module @moagraph/openai-compatible
 */
export type { Endpoint, EndpointOptions, OutputLimitName } from "./endpoint.js";
export { endpointProvider } from "./endpoint-provider.js";
export { openaiCompatible, type OpenAiCompatibleOptions } from "./openai-compatible.js";
