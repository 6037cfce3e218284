// How it works: the chat model of a provider extends the class of LangChain's package, which writes
// requests and reads replies. `WrappedModel` gives it an `Exchange` for each call, which sends the
// request and checks the reply. A `Wire` says how the vendor's API looks.

/**
 * The base of providers whose chat models extend a class of LangChain's packages.
 *
 * @module @moagraph/provider-kit/langchain
 */
export { Exchange } from "./exchange.js";
export {
  type LogProbabilities,
  reportedCounts,
  type ReplyReport,
  type SentCounts,
  type TokenLogProbability,
} from "./reply-report.js";
export { eventFrames, type Frames, lineFrames, type Wire } from "./wire.js";
export { contentEvents, during, WrappedModel } from "./wrapped-model.js";
export { wrapped, type Wrapping } from "./wrapped.js";
