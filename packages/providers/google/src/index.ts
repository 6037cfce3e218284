// How it works: `google.ts` sets the vendor's properties for `@moagraph/provider-kit/vendor`.
// `google-chat-model.ts` puts its transport under LangChain's class, which writes the messages and
// tools of requests. `generation-config.ts` writes the parameters, and `google-wire.ts` reads
// replies. `google-models.ts` is the table of known models.

/**
 * Google's Gemini models, as a Moagraph provider.
 *
 * @module @moagraph/google
 */
export { google, type GoogleOptions } from "./google.js";
export type { GoogleModelId } from "./google-models.js";
