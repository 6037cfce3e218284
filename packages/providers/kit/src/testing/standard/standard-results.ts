import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatParams } from "../../provider.js";
import { testKey } from "../contract/contract-case.js";
import { startTestServer, type TestServer } from "../test-server.js";
import type { WireName } from "../wire/wire-style.js";
import { chatRequestOf, wireStyles } from "../wire/wire-styles.js";
import { contentCases } from "./content-cases.js";
import type { StandardBench, StandardCase } from "./standard-case.js";
import { structuredCases } from "./structured-cases.js";
import { textCases } from "./text-cases.js";
import { toolCases } from "./tool-cases.js";
import { toolHistoryCases } from "./tool-history-cases.js";
import { unitCases } from "./unit-cases.js";

/** The chat model that the standard tests run with. */
export interface StandardSubject {
  /**
   * Makes the chat model.
   *
   * @param settings - The address of a test server that serves every model, and its API key.
   * @param params - The parameters of the model.
   */
  readonly chat: (
    settings: { readonly baseUrl: string; readonly apiKey: string },
    params: ChatParams,
  ) => Promise<BaseChatModel> | BaseChatModel;
  /** The API that the model calls. @defaultValue `"openai"` */
  readonly wire?: WireName;
}

/** How one standard test ended. */
export interface StandardResult {
  /** The name of the test: the rest of a sentence that starts with "a chat model". */
  readonly name: string;
  /** The test of LangChain that it covers; absent for our own. */
  readonly covers?: string;
  /** Why it failed; absent if it passed. */
  readonly error?: unknown;
}

/** All standard tests. */
export const standardCases: readonly StandardCase[] = [
  ...unitCases,
  ...textCases,
  ...toolCases,
  ...toolHistoryCases,
  ...structuredCases,
  ...contentCases,
];

/**
 * Runs the standard tests for chat models, one after another, and says how each ended. No test runner
 * is needed.
 *
 * @param subject - The chat model.
 */
export async function standardResults(subject: StandardSubject): Promise<StandardResult[]> {
  const results: StandardResult[] = [];
  for (const each of standardCases) {
    const { name, covers } = each;
    const known = { name, ...(covers !== undefined && { covers }) };
    try {
      await runStandardCase(each, subject);
      results.push(known);
    } catch (error) {
      results.push({ ...known, error });
    }
  }
  return results;
}

/** Runs one case. Closes its servers. */
export async function runStandardCase(each: StandardCase, subject: StandardSubject): Promise<void> {
  const servers: TestServer[] = [];
  try {
    await each.run(benchOf(subject, servers));
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

function benchOf({ chat, wire = "openai" }: StandardSubject, servers: TestServer[]): StandardBench {
  const style = wireStyles[wire];
  return {
    style,
    async serve(script) {
      const server = await startTestServer({ models: { "*": script } });
      servers.push(server);
      const settings = { baseUrl: `${server.origin}${style.basePath}`, apiKey: testKey };
      return {
        server,
        chat: async (params = {}) => chat(settings, params),
        requests: () => server.journal.map((entry) => chatRequestOf(entry)),
      };
    },
  };
}
