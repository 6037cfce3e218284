// How it works: `wrapped` puts our transport under a chat model of LangChain's packages, whose class
// writes requests and reads replies. Each call gets an `Exchange`, which sends the request and checks
// the reply. A `Wire` says how the vendor's API looks. `reported-reply.ts` adds what the vendor says
// about a reply to its messages.

/**
 * The base of providers whose chat models are those of LangChain's packages.
 *
 * @module @moagraph/provider-kit/langchain
 */
export type { Exchange } from "./exchange.js";
export {
  addTokens,
  type LogProbabilities,
  reportedCounts,
  type ReplyReport,
  type SentCounts,
  type TokenLogProbability,
} from "./reply-report.js";
export type { SentParts } from "./messages/sent-messages.js";
export { withoutToolParts } from "./messages/without-tool-parts.js";
export { systemFirst } from "./messages/system-first.js";
export { constrainedSchema } from "./constrained-schema.js";
export { type JsonSchemaFormat, requestedFormat, type ResponseFormat } from "./response-format.js";
export {
  type OutputConfig,
  type OutputModel,
  type OutputSchema,
  structuredOutput,
} from "./structured-output.js";
export type { ToolChoices } from "./tool-choice.js";
export { eventFrames, type Frames, lineFrames, type Wire } from "./wire.js";
export { wrapped, type Wrapping } from "./wrapped.js";
