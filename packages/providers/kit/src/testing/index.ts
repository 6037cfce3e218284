// How it works: `test-server.ts` listens; `request-handler.ts` answers requests. A model's script
// (`model-script.ts`) gives a `Reply` for each request. `completion.ts` fills in its defaults,
// `delivery.ts` turns it into bytes with due times and applies faults (`fault.ts`), and
// `deliver.ts` sends them. `journal.ts` records every request.

/**
 * A loopback test server with an OpenAI-style API, and the contract suite for providers.
 *
 * @module @moagraph/provider-kit/testing
 */
export {
  type FaultName,
  type HttpFault,
  type HttpFaultName,
  faultNames,
  httpFaults,
  type WireFaultName,
} from "./fault.js";
export { type JournalEntry, keyHash } from "./journal.js";
export type { ModelScript, ReplyScript } from "./model-script.js";
export type { ReplyName } from "./named-replies.js";
export type { Reply, ReplyUsage } from "./reply.js";
export type { RequestBody, RequestMessage, TestRequest } from "./test-request.js";
export {
  startTestServer,
  type TestServer,
  type TestServerOptions,
  type TestServerScript,
} from "./test-server.js";
export { startTestServerProcess, type TestServerProcess } from "./test-server-process.js";
export type { ProviderSettings } from "./contract/contract-case.js";
export {
  type ContractException,
  type ContractTest,
  testProvider,
  type TestProviderOptions,
} from "./contract/test-provider.js";
