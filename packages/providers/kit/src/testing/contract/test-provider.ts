import type { Provider } from "../../provider.js";
import type { PrefillMark } from "../../prefill-mark.js";
import { startTestServer, type TestServer } from "../test-server.js";
import type { WireName } from "../wire/wire-style.js";
import { wireStyles } from "../wire/wire-styles.js";
import { abortCases } from "./abort-cases.js";
import { adaptedCases } from "./adapted-cases.js";
import { answerCases } from "./answer-cases.js";
import {
  type Bench,
  type ContractCase,
  type ProviderSettings,
  type Served,
  testKey,
} from "./contract-case.js";
import { factsCases } from "./facts-cases.js";
import { faultCases } from "./fault-cases.js";
import { identityCases } from "./identity-cases.js";
import { keyCases } from "./key-cases.js";
import { listCases } from "./list-cases.js";
import { messageCases } from "./message-cases.js";
import { replyCases } from "./reply-cases.js";
import { requestCases } from "./request-cases.js";
import { streamCases } from "./stream-cases.js";
import { type ContractException, wireExceptions } from "./wire-exceptions.js";

/** Defines one test: `test` of vitest, Jest and `node:test` fits. */
export interface ContractTest {
  /**
   * @param name - The name of the test.
   * @param run - The test. It fails if the promise is rejected.
   * @param timeoutMs - Its time limit, in milliseconds.
   */
  (name: string, run: () => Promise<void>, timeoutMs?: number): unknown;
  /** Defines a skipped test. */
  skip?: (name: string, run: () => Promise<void>) => unknown;
}

/** The provider to test, and the functions of the test runner. */
export interface TestProviderOptions {
  /** Groups tests: `describe` of the test runner. */
  readonly describe: (name: string, define: () => void) => unknown;
  readonly test: ContractTest;
  /** Makes the provider. It must read absent settings from its environment variables. */
  readonly create: (settings: ProviderSettings) => Provider;
  /** A model id of the vendor. */
  readonly model: string;
  /** Prefix of the provider's environment variables: `OPENAI` for `OPENAI_API_KEY`. */
  readonly envPrefix: string;
  /** Other environment variables that the provider reads. @defaultValue none */
  readonly ownVariables?: readonly string[];
  /** How its requests ask to continue a last message of the model. @defaultValue `"message"` */
  readonly prefill?: PrefillMark;
  /** The API that the provider calls. @defaultValue `"openai"` */
  readonly wire?: WireName;
  /**
   * `"vendor"` leaves out the cases that have the same result for all vendors that share their code.
   *
   * @defaultValue `"wire"`, all cases
   */
  readonly suite?: "wire" | "vendor";
  /** Exceptions beside those of the API. @defaultValue none */
  readonly skip?: readonly ContractException[];
}

const cases: readonly ContractCase[] = [
  ...[...factsCases, ...keyCases, ...identityCases, ...requestCases, ...listCases].map(ofVendor),
  ...answerCases,
  ...replyCases,
  ...messageCases,
  ...adaptedCases,
  ...streamCases,
  ...abortCases,
  ...faultCases,
];

/** Time limit of a case. One of them transfers 4 MB, in much more time if each piece is copied again. */
const timeoutMs = 30_000;

/**
 * Defines the tests of the provider contract, over real HTTP, with the runner's own functions.
 *
 * Each test starts a loopback test server. Some tests replace environment
 * variables, `fetch` or the console for a moment, so the tests of one process must run one after
 * another.
 *
 * @param options - The test runner, the provider, a model, and known exceptions.
 * @throws {Error} If `skip` names an unknown test.
 * @example
 * ```ts
 * import { endpointProvider } from "@moagraph/openai-compatible";
 * import { testProvider } from "@moagraph/provider-kit/testing";
 * import { describe, test } from "vitest";
 *
 * const groq = {
 *   id: "groq",
 *   variablePrefix: "GROQ",
 *   factory: "groq",
 *   defaultBaseUrl: "https://api.groq.com/openai/v1",
 *   facts: () => ({}),
 * };
 *
 * testProvider({
 *   describe,
 *   test,
 *   create: (settings) => endpointProvider(groq, settings),
 *   model: "llama-3.3-70b-versatile",
 *   envPrefix: "GROQ",
 * });
 * ```
 */
export function testProvider(options: TestProviderOptions): void {
  const { wire = "openai", suite = "wire", skip = [] } = options;
  const reasons = reasonsByTest([...wireExceptions[wire], ...skip]);
  options.describe("provider contract", () => {
    for (const each of cases) {
      if (suite === "vendor" && each.isOfVendor !== true) continue;
      const reason = reasons.get(each.name);
      if (reason === undefined) options.test(each.name, () => runCase(each, options), timeoutMs);
      else options.test.skip?.(`${each.name} (${reason})`, () => runCase(each, options));
    }
  });
}

function ofVendor(each: ContractCase): ContractCase {
  return { ...each, isOfVendor: true };
}

function reasonsByTest(exceptions: readonly ContractException[]): Map<string, string> {
  const reasons = exceptions.flatMap(({ reason, tests }) =>
    tests.map((name) => [name, reason] as const),
  );
  const known = new Set(cases.map(({ name }) => name));
  const unknown = reasons.filter(([name]) => !known.has(name)).map(([name]) => name);
  if (unknown.length === 0) return new Map(reasons);
  throw new Error(`Unknown test of the provider contract: ${unknown.join("; ")}`);
}

async function runCase(each: ContractCase, options: TestProviderOptions): Promise<void> {
  const servers: TestServer[] = [];
  try {
    await each.run(benchOf(options, servers));
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

function benchOf(options: TestProviderOptions, servers: TestServer[]): Bench {
  const { model, envPrefix, ownVariables = [], create, wire = "openai" } = options;
  const { prefill = "message" } = options;
  const style = wireStyles[wire];
  return {
    model,
    envPrefix,
    ownVariables,
    style,
    prefill,
    create,
    async serve(script, { variant = "", ...more } = {}): Promise<Served> {
      const id = `${model}${variant}`;
      const server = await startTestServer({ models: { [id]: script }, ...more });
      servers.push(server);
      const baseUrl = `${server.origin}${style.basePath}`;
      const provider = create({ baseUrl, apiKey: testKey });
      return { server, baseUrl, provider, chat: (params = {}) => provider.chat(id, params) };
    },
  };
}
