// How it works: `vendorProvider` reads key and base URL. `create-post.ts` sends requests, and
// `get-list.ts` requests lists of models. `quirks/` changes requests to what their model accepts, and
// learns that from errors. `reply/` reads bodies within limits and makes the errors for replies that
// are none.

/**
 * What the providers of single vendors share: settings, transport, and requests that are changed to
 * what their model accepts.
 *
 * @module @moagraph/provider-kit/vendor
 */
export {
  claudeCapabilities,
  claudeConflicts,
  type ClaudePaths,
  claudeReasoning,
} from "./claude.js";
export { createPost, get, type Post } from "./create-post.js";
export { getJson, getList, type ModelList, readJson, today } from "./get-list.js";
export { listedFacts } from "./listed-facts.js";
export { mergedRequest } from "./merged-request.js";
export { modelIdentity } from "./model-identity.js";
export type { FieldType, Vendor, VendorOptions } from "./vendor.js";
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
export { jsonLines } from "./reply/body/json-lines.js";
export { parsedJson } from "./reply/body/parsed-json.js";
export { type ReplyBody, replyBody } from "./reply/body/reply-body.js";
export { streamedEvents, type StreamText } from "./reply/body/streamed-events.js";
export { checkPromptFeedback, filtered, isFilterWord, wordInCode } from "./reply/content-filter.js";
export { checkTexts, type NamedParts, objectsIn } from "./reply/checked-parts.js";
export { count } from "./reply/count.js";
export { failureOf } from "./reply/failure-of.js";
export { type Fields, fieldsOf, isFields } from "./reply/fields-of.js";
export { malformed, wrongType, type WrongPart } from "./reply/malformed.js";
