import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { mergeUsageMetadata, type UsageMetadata } from "@langchain/core/messages";
import { ProviderError } from "../../provider-error.js";
import { testKey } from "./contract-case.js";

/** What came of a call. */
interface Answer {
  readonly text: string;
  readonly usage: UsageMetadata | undefined;
}

/** What a call may be given beside its prompt. */
type AskOptions = NonNullable<Parameters<BaseChatModel["invoke"]>[1]>;

/** Asks for an answer, at once or as a stream. */
export type Ask = (model: BaseChatModel, options?: AskOptions, prompt?: string) => Promise<Answer>;

async function askWhole(
  model: BaseChatModel,
  options?: AskOptions,
  prompt = "Hi",
): Promise<Answer> {
  const message = await model.invoke(prompt, options);
  return { text: message.text, usage: message.usage_metadata };
}

async function askStreaming(
  model: BaseChatModel,
  options?: AskOptions,
  prompt = "Hi",
): Promise<Answer> {
  const pieces: string[] = [];
  let usage: UsageMetadata | undefined;
  for await (const { text, usage_metadata } of await model.stream(prompt, options)) {
    pieces.push(text);
    if (usage_metadata !== undefined) usage = mergeUsageMetadata(usage, usage_metadata);
  }
  return { text: pieces.join(""), usage };
}

/** Both ways to ask, by the word that ends the name of a case. */
export const modes: readonly (readonly [string, Ask])[] = [
  ["at once", askWhole],
  ["streamed", askStreaming],
];

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return assert.fail("The call answered, but should have failed.");
}

/** A rejection that must be a provider's error, and must not hold the key. */
export async function providerError(promise: Promise<unknown>): Promise<ProviderError> {
  const error = await rejection(promise);
  assert.ok(ProviderError.isInstance(error), `Not a ProviderError: ${inspect(error)}`);
  assertNoKey(error);
  return error;
}

/** Looks for the key in all that a value shows of itself. */
export function assertNoKey(value: unknown, key: string = testKey): void {
  const shown = [
    value instanceof Error ? `${value.message}\n${value.stack}` : "",
    JSON.stringify(value),
    inspect(value, { depth: 12, showHidden: true, maxArrayLength: null, maxStringLength: null }),
  ];
  for (const text of shown) assert.ok(!text?.includes(key), "The key shows.");
}

/** Fails when something that should come soon does not. */
export async function soon<T>(promise: Promise<T>, what: string, limitMs = 5_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not within ${limitMs} ms: ${what}`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
