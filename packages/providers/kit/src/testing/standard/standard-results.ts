import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { ChatParams } from "../../provider.js";
import { testKey } from "../contract/contract-case.js";
import type { WireName } from "../wire/wire-style.js";
import { wireStyles } from "../wire/wire-styles.js";
import { contentCases } from "./content-cases.js";
import { type ScriptedServer, withScriptedServer } from "./scripted-server.js";
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
  /**
   * Whether the usage of a reply includes other calls than the one to the test server, as that of a graph
   * does.
   *
   * @defaultValue `false`
   */
  readonly isUsageSum?: boolean;
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
 * is needed. All use one test server.
 *
 * @param subject - The chat model.
 * @example
 * ```ts
 * import { openaiCompatible } from "@moagraph/openai-compatible";
 * import { standardResults } from "@moagraph/provider-kit/testing";
 *
 * const results = await standardResults({
 *   chat: (settings, params) => openaiCompatible(settings).chat("a-model", params),
 * });
 * console.log(results.find(({ name }) => name === "answers"));
 * // { name: 'answers', covers: 'testInvoke' }
 * ```
 */
export async function standardResults(subject: StandardSubject): Promise<StandardResult[]> {
  return withScriptedServer(async (server) => {
    const results: StandardResult[] = [];
    for (const each of standardCases) results.push(await resultOf(each, benchOf(subject, server)));
    return results;
  });
}

async function resultOf(each: StandardCase, bench: StandardBench): Promise<StandardResult> {
  const { name, covers } = each;
  const known = { name, ...(covers !== undefined && { covers }) };
  try {
    await each.run(bench);
    return known;
  } catch (error) {
    return { ...known, error };
  }
}

/** Runs one case, with a test server of its own. */
export async function runStandardCase(each: StandardCase, subject: StandardSubject): Promise<void> {
  await withScriptedServer((server) => each.run(benchOf(subject, server)));
}

function benchOf(subject: StandardSubject, server: ScriptedServer): StandardBench {
  const { chat, wire = "openai", isUsageSum = false } = subject;
  const style = wireStyles[wire];
  const settings = { baseUrl: `${server.origin}${style.basePath}`, apiKey: testKey };
  return {
    style,
    isUsageSum,
    serve: async (script) => ({
      requests: server.answer(script),
      chat: async (params = {}) => chat(settings, params),
    }),
  };
}
