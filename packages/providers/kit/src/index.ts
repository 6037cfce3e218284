/**
 * What a Moagraph provider is: its contract and the errors it throws.
 *
 * @module @moagraph/provider-kit
 */
export type { ChatParams, Fact, ModelFacts, Provider } from "./provider.js";
export { MoaError, type MoaErrorOptions } from "./moa-error.js";
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
  RateLimitError,
  RequestTimeoutError,
  RequestTooLargeError,
  VendorUnavailableError,
} from "./provider-errors.js";
