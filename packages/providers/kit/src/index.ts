// How it works: `provider.ts` is the contract. `provider-error.ts` and `provider-errors.ts` are the
// errors that a provider's models throw; `http/` makes them from responses and broken connections.
// `facts/` has the facts about models and makes them from a provider's table.
// `settings/` reads API keys and base URLs. `signals/` gives each request its own abort signal.
// `known-models.ts` lets editors complete model names.

/**
 * The contract of a Moagraph provider, and the tools to write one.
 *
 * @module @moagraph/provider-kit
 */
export type { ModelCapabilities, OutputLimitName, PromptCache } from "./model-capabilities.js";
export { openObjectIn } from "./open-object-in.js";
export type { ChatParams, ListedModel, Provider } from "./provider.js";
export type { OptionFault } from "./option-fault.js";
export type { ReasoningEffort } from "./reasoning-effort.js";
export type { Fact, ModelFacts } from "./facts/model-facts.js";
export {
  knownCapabilities,
  knownFacts,
  type ModelRow,
  type ModelTable,
  type Origin,
} from "./facts/model-row.js";
export type { KnownModelName, KnownModels, ModelName } from "./known-models.js";
export { checkedLimits, type ProviderLimits } from "./provider-limits.js";
export { docsBase, docsUrlOf } from "./docs-url.js";
export { type PrefillMark, prefillMarks } from "./prefill-mark.js";
export { MoaError, type MoaErrorOptions } from "./moa-error.js";
export { parseUrl } from "./parse-url.js";
export { ProviderError, type ProviderErrorOptions } from "./provider-error.js";
export {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  ContentFilterError,
  ContextOverflowError,
  InvalidRequestError,
  MalformedResponseError,
  MissingKeyError,
  ModelNotFoundError,
  type PartialReply,
  QuotaExceededError,
  RateLimitError,
  ReplyTooLongError,
  RequestTimeoutError,
  RequestTooLargeError,
  VendorUnavailableError,
} from "./provider-errors.js";
export { addressHint, type CalledModel, nameOf, secretsOf } from "./http/called-model.js";
export { errorFromResponse, type FailedResponse } from "./http/error-from-response.js";
export { errorReportIn } from "./http/report/error-report-in.js";
export { errorFromTransport } from "./http/transport/error-from-transport.js";
export { type VendorFault, vendorFaultOf } from "./http/report/vendor-fault.js";
export { type HeaderLookup, retryAfterMs } from "./http/wait/retry-after-ms.js";
export { boundedText, replyTooLong } from "./http/body/bounded-text.js";
export { type ReplyLimits, replyLimits } from "./http/body/reply-limits.js";
export { sendRequest } from "./http/send-request.js";
export { type Account, accountHash } from "./settings/account-hash.js";
export { quoting, type VendorQuote } from "./http/quoting.js";
export { shortText } from "./http/short-text.js";
export { type FollowingSignal, followSignal } from "./signals/follow-signal.js";
export { liftListenerLimit } from "./signals/lift-listener-limit.js";
export { type BaseUrlFault, baseUrlFault } from "./settings/base-url-fault.js";
export { type BaseUrlSource, readBaseUrl, splitQuery } from "./settings/read-base-url.js";
export { type KeySource, readKey, readOptionalKey } from "./settings/read-key.js";
export { readVariable } from "./settings/read-variable.js";
export { typeName } from "./type-name.js";
