import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  type AIMessage,
  AIMessageChunk,
  mergeUsageMetadata,
  type UsageMetadata,
} from "@langchain/core/messages";
import { ProviderError } from "../../provider-error.js";
import { objectIn } from "../wire/chat-request.js";
import { testKey } from "./contract-case.js";

/** The result of a call. */
export interface Answer {
  readonly text: string;
  readonly usage: UsageMetadata | undefined;
  /** The reasoning that the message holds beside its text. */
  readonly reasoning: string;
  readonly kwargs: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Options of a call beside its prompt. */
type AskOptions = NonNullable<Parameters<BaseChatModel["invoke"]>[1]>;

/** Calls the model, with `invoke` or as a stream. */
export type Ask = (
  model: BaseChatModel,
  options?: AskOptions,
  prompt?: BaseLanguageModelInput,
) => Promise<Answer>;

async function askWhole(
  model: BaseChatModel,
  options?: AskOptions,
  prompt: BaseLanguageModelInput = "Hi",
): Promise<Answer> {
  const message = await model.invoke(prompt, options);
  const { additional_kwargs: kwargs, response_metadata: metadata } = message;
  const reasoning = reasoningOf(message);
  return { text: message.text, usage: message.usage_metadata, reasoning, kwargs, metadata };
}

async function askStreaming(
  model: BaseChatModel,
  options?: AskOptions,
  prompt: BaseLanguageModelInput = "Hi",
): Promise<Answer> {
  const pieces: string[] = [];
  let reasoning = "";
  let usage: UsageMetadata | undefined;
  let others: AIMessageChunk | undefined;
  for await (const chunk of await model.stream(prompt, options)) {
    const { text, usage_metadata } = chunk;
    pieces.push(text);
    reasoning += reasoningOf(chunk);
    if (usage_metadata !== undefined) usage = mergeUsageMetadata(usage, usage_metadata);
    // Without texts, which take quadratic time to add up.
    const rest = withoutText(chunk);
    others = others === undefined ? rest : others.concat(rest);
  }
  const { additional_kwargs: kwargs = {}, response_metadata: metadata = {} } = others ?? {};
  return { text: pieces.join(""), usage, reasoning, kwargs, metadata };
}

/** Reasoning is in `reasoning_content`, or in parts of the content. */
function reasoningOf({ additional_kwargs, content }: AIMessageChunk | AIMessage): string {
  const text = additional_kwargs["reasoning_content"];
  if (typeof text === "string") return text;
  return typeof content === "string" ? "" : content.map(reasoningOfPart).join("");
}

/** Parts of Anthropic, LangChain and Bedrock. */
function reasoningOfPart(part: Readonly<Record<string, unknown>>): string {
  const { thinking, reasoning, reasoningText } = part;
  const text = thinking ?? reasoning ?? objectIn(reasoningText)["text"];
  return typeof text === "string" ? text : "";
}

const finishKeys = ["finish_reason", "finishReason", "stop_reason", "stopReason", "done_reason"];

/** The vendor's word for why a reply ended, under any of the names that core reads. */
export function finishWord({ metadata }: Answer): unknown {
  return finishKeys.map((key) => metadata[key]).find((word) => typeof word === "string");
}

function withoutText({ additional_kwargs, response_metadata }: AIMessageChunk): AIMessageChunk {
  return new AIMessageChunk({ content: "", additional_kwargs, response_metadata });
}

/** Both ways to call a model, with the words that end the name of a case. */
export const modes: readonly (readonly [string, Ask])[] = [
  ["at once", askWhole],
  ["streamed", askStreaming],
];

/** The reason of a rejected promise. Fails if it resolves. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return assert.fail("The call succeeded, but must fail.");
}

/** The reason of a rejected promise. It must be a `ProviderError` without the key. */
export async function providerError(promise: Promise<unknown>): Promise<ProviderError> {
  const error = await rejection(promise);
  assert.ok(ProviderError.isInstance(error), `Not a ProviderError: ${inspect(error)}`);
  assertNoKey(error);
  return error;
}

/** Fails if the key appears in the value's message, stack, JSON or inspected form. */
export function assertNoKey(value: unknown, key: string = testKey): void {
  const shown = [
    value instanceof Error ? `${value.message}\n${value.stack}` : "",
    JSON.stringify(value),
    inspect(value, { depth: 12, showHidden: true, maxArrayLength: null, maxStringLength: null }),
  ];
  for (const text of shown) assert.ok(!text?.includes(key), "The value contains the key.");
}

/** Fails if the promise does not settle within the limit. */
export async function settlesWithin<T>(
  promise: Promise<T>,
  what: string,
  limitMs = 5_000,
): Promise<T> {
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
