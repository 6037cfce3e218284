// How it works: `vendorProvider` reads key and base URL. `create-post.ts` sends requests. `quirks/` changes requests to what their model
// accepts, and learns that from errors. `reply/` reads bodies within limits and makes the errors for
// replies that are none. `wrapped/` puts all of that under a chat model of LangChain's packages: the
// vendor's class writes requests and reads replies, and an `Exchange` sends and checks them.

/**
 * The base of providers whose models are chat models of LangChain's packages.
 *
 * @module @moagraph/provider-kit/langchain
 */
export { createPost, get, type Post } from "./create-post.js";
export { getJson, getList, type ListOrigin, type ModelList } from "./get-list.js";
export type { Vendor, VendorOptions } from "./vendor.js";
export {
  type VendorAccess,
  type VendorActions,
  type VendorModelFields,
  vendorProvider,
} from "./vendor-provider.js";
export type { CapabilityName, Change, Dialect, ParameterCapability } from "./quirks/dialect.js";
export { messageRoles, roleChanges } from "./quirks/message-changes.js";
export { ModelQuirks } from "./quirks/model-quirks.js";
export { refusalText } from "./quirks/refusal-text.js";
export { refusedCapability } from "./quirks/refused-capability.js";
export type { RequestBody } from "./quirks/request-body.js";
export { type AdaptedModel, type Send, sendAdapted } from "./quirks/send-adapted.js";
export { parsedJson } from "./reply/body/parsed-json.js";
export { type ReplyBody, replyBody } from "./reply/body/reply-body.js";
export { streamedEvents, type StreamText } from "./reply/body/streamed-events.js";
export { checkPromptFeedback, filtered, isFilterWord, wordInCode } from "./reply/content-filter.js";
export { failureOf } from "./reply/failure-of.js";
export { type Fields, fieldsOf } from "./reply/fields-of.js";
export { malformed, wrongType, type WrongPart } from "./reply/malformed.js";
export { Exchange } from "./wrapped/exchange.js";
export {
  count,
  type LogProbabilities,
  reportedCounts,
  type ReplyReport,
  type SentCounts,
  type TokenLogProbability,
} from "./wrapped/reply-report.js";
export { eventFrames, type Frames, lineFrames, type Wire } from "./wrapped/wire.js";
export { during, WrappedModel } from "./wrapped/wrapped-model.js";
