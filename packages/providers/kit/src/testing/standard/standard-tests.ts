import assert from "node:assert/strict";
import { rejection } from "../contract/ask.js";
import type { TestProviderOptions } from "../contract/test-provider.js";
import type { ContractException } from "../contract/wire-exceptions.js";
import { standardExceptions } from "./standard-exceptions.js";
import { runStandardCase, standardCases, type StandardSubject } from "./standard-results.js";

/** Options of {@link standardTests}. */
export interface StandardTestsOptions
  extends StandardSubject, Pick<TestProviderOptions, "describe" | "test"> {
  /**
   * Tests that the model fails, and why, beside those that its API cannot pass. Such a test passes only
   * while the model fails it, so the list is never out of date.
   *
   * @defaultValue none
   */
  readonly exceptions?: readonly ContractException[];
}

/**
 * Defines the standard tests for chat models: what users of LangChain expect of any of them. They
 * cover LangChain's own standard tests and run over real HTTP, with the runner's own functions. Each
 * test starts a loopback test server. What the API cannot do is skipped.
 *
 * @param options - The test runner, the chat model, and known exceptions.
 * @throws {Error} If `exceptions` names an unknown test.
 * @example
 * ```ts
 * import { openaiCompatible } from "@moagraph/openai-compatible";
 * import { standardTests } from "@moagraph/provider-kit/testing";
 * import { describe, test } from "vitest";
 *
 * standardTests({
 *   describe,
 *   test,
 *   chat: (settings, params) => openaiCompatible(settings).chat("a-model", params),
 * });
 * ```
 */
export function standardTests(options: StandardTestsOptions): void {
  const { wire = "openai", exceptions = [] } = options;
  const skipped = reasonsByTest(standardExceptions[wire]);
  const failing = reasonsByTest(exceptions);
  options.describe("standard tests for chat models", () => {
    for (const each of standardCases) {
      const run = (): Promise<void> => runStandardCase(each, options);
      const [skip, failure] = [skipped.get(each.name), failing.get(each.name)];
      if (failure !== undefined) {
        options.test(`${each.name} (fails: ${failure})`, async () => {
          assert.ok(await rejection(run()));
        });
      } else if (skip === undefined) options.test(each.name, run);
      else options.test.skip?.(`${each.name} (${skip})`, run);
    }
  });
}

function reasonsByTest(exceptions: readonly ContractException[]): Map<string, string> {
  const reasons = exceptions.flatMap(({ reason, tests }) =>
    tests.map((name) => [name, reason] as const),
  );
  const known = new Set(standardCases.map(({ name }) => name));
  const unknown = reasons.filter(([name]) => !known.has(name)).map(([name]) => name);
  if (unknown.length === 0) return new Map(reasons);
  throw new Error(`Unknown standard test: ${unknown.join("; ")}`);
}
