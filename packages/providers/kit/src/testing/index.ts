// How it works: `test-server.ts` listens; `request-handler.ts` answers requests. A model's script
// (`model-script.ts`) gives a `Reply` for each request. `wire/` writes it in the form of the called
// API, `delivery.ts` gives its parts due times and applies faults (`fault.ts`), and `deliver.ts`
// sends them. `journal.ts` records every request.

/**
 * A loopback test server with the APIs of several vendors, the contract suite for providers, and the
 * standard tests for chat models.
 *
 * @module @moagraph/provider-kit/testing
 */
export type { ContinuationMark } from "./continued-text.js";
export {
  type FaultName,
  type HttpFault,
  type HttpFaultName,
  faultNames,
  type WireFaultName,
} from "./fault.js";
export { type JournalEntry, keyHash } from "./journal.js";
export type { ModelScript, ReplyScript } from "./model-script.js";
export type { ReplyName } from "./named-replies.js";
export type { Reply, ReplyToolCall, ReplyUsage } from "./reply.js";
export type { RequestBody, RequestMessage, TestRequest } from "./test-request.js";
export {
  type ListFault,
  startTestServer,
  type TestServer,
  type TestServerOptions,
  type TestServerScript,
} from "./test-server.js";
export { startTestServerProcess, type TestServerProcess } from "./test-server-process.js";
export { type PromptCacheRules, withPromptCache } from "./with-prompt-cache.js";
export type { ChatRequest } from "./wire/chat-request.js";
export { httpFaults } from "./wire/faults/openai-faults.js";
export type { WireName } from "./wire/wire-style.js";
export { chatRequestOf } from "./wire/wire-styles.js";
export type { ProviderSettings } from "./contract/contract-case.js";
export type { ContractException } from "./contract/wire-exceptions.js";
export {
  type ContractTest,
  testProvider,
  type TestProviderOptions,
} from "./contract/test-provider.js";
export { oddVariants } from "./odd-variants.js";
export { standardExceptions } from "./standard/standard-exceptions.js";
export {
  standardResults,
  type StandardResult,
  type StandardSubject,
} from "./standard/standard-results.js";
export { standardTests, type StandardTestsOptions } from "./standard/standard-tests.js";
