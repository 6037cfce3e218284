import assert from "node:assert/strict";
import type { TestProviderOptions } from "../contract/test-provider.js";
import type { ContractException } from "../contract/wire-exceptions.js";
import { rejection } from "../contract/ask.js";
import { runStandardCase, standardCases, type StandardSubject } from "./standard-results.js";

/** Options of {@link standardTests}. */
export interface StandardTestsOptions
  extends StandardSubject, Pick<TestProviderOptions, "describe" | "test"> {
  /**
   * Tests that the model fails, and why. Such a test passes while the model fails it, so the list is
   * never out of date.
   *
   * @defaultValue none
   */
  readonly exceptions?: readonly ContractException[];
}

/**
 * Defines the standard tests for chat models: what users of LangChain expect of any of them. They
 * cover LangChain's own standard tests and run over real HTTP, with the runner's own functions. Each
 * test starts a loopback test server.
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
  const reasons = reasonsByTest(options.exceptions ?? []);
  options.describe("standard tests for chat models", () => {
    for (const each of standardCases) {
      const reason = reasons.get(each.name);
      if (reason === undefined) options.test(each.name, () => runStandardCase(each, options));
      else
        options.test(`fails, because ${reason}: ${each.name}`, async () => {
          assert.ok(await rejection(runStandardCase(each, options)));
        });
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
