// How it works: `ollama.ts` sets the vendor's properties for `@moagraph/provider-kit/vendor`.
// `ollama-chat-model.ts` puts its transport under LangChain's class, which writes the messages and
// tools of requests. `ollama-request.ts` writes the parameters, and `ollama-wire.ts` reads replies.
// `ollama-models.ts` is the table of known models.

/**
 * The models of an Ollama server, as a Moagraph provider.
 *
 * @module @moagraph/ollama
 */
export { ollama, type OllamaOptions } from "./ollama.js";
export type { OllamaModelId } from "./ollama-models.js";
