import assert from "node:assert/strict";
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type AIMessageChunk, type UsageMetadata } from "@langchain/core/messages";
import type { Runnable } from "@langchain/core/runnables";
import type { ChatRequest } from "../wire/chat-request.js";
import type { StandardBench } from "./standard-case.js";

type Input = Parameters<BaseChatModel["invoke"]>[0];
type Tools = Parameters<NonNullable<BaseChatModel["bindTools"]>>[0];
/** A model with tools. */
export type ToolModel = Runnable<Input, AIMessageChunk>;

/** The model with tools. Fails if it takes none. */
export function withTools(model: BaseChatModel, tools: Tools, options: object = {}): ToolModel {
  return model.bindTools?.(tools, options) ?? assert.fail("The model has no bindTools.");
}

/** The reply of a model; fails if it is no reply. */
export async function reply(model: Runnable<Input>, input: Input): Promise<AIMessage> {
  const message: unknown = await model.invoke(input);
  assert.ok(AIMessage.isInstance(message), "The reply is no AIMessage.");
  return message;
}

/** The chunks of a streamed reply, added up. */
export async function streamed<Asked>(
  model: Runnable<Asked, AIMessageChunk>,
  input: Asked,
): Promise<{ readonly whole: AIMessageChunk; readonly chunks: readonly AIMessageChunk[] }> {
  const chunks: AIMessageChunk[] = [];
  for await (const chunk of await model.stream(input)) chunks.push(chunk);
  const [first, ...rest] = chunks;
  const whole = rest.reduce((sum, chunk) => sum?.concat(chunk), first);
  return { whole: whole ?? assert.fail("The stream has no chunk."), chunks };
}

/** Tokens that a reply must report. */
export interface ExpectedUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Fails unless the message reports these tokens, and their sum. */
export function assertUsage(
  message: AIMessage | AIMessageChunk,
  { inputTokens, outputTokens }: ExpectedUsage,
  { isUsageSum }: StandardBench,
): void {
  const counts: UsageMetadata | undefined = message.usage_metadata;
  const {
    input_tokens: input,
    output_tokens: output,
    total_tokens,
  } = counts ?? assert.fail("No usage.");
  assert.equal(total_tokens, input + output);
  const others = [input - inputTokens, output - outputTokens];
  if (isUsageSum) assert.ok(Math.min(...others) > 0, "Calls are missing in the usage.");
  else assert.deepEqual(others, [0, 0]);
}

/** Fails unless the message has text. */
export function assertText({ text }: { readonly text: string }): void {
  assert.equal(typeof text, "string");
  assert.notEqual(text, "");
}

/** The latest request. */
export function lastOf(requests: readonly ChatRequest[]): ChatRequest {
  return requests.at(-1) ?? assert.fail("No request.");
}

/** Fails unless the text is in the latest request. */
export function assertSent(requests: readonly ChatRequest[], ...texts: readonly string[]): void {
  const sent = JSON.stringify(lastOf(requests));
  for (const text of texts) assert.ok(sent.includes(text), `Not sent: ${text}`);
}

/** What traces get to know of a call. */
export class CallListener extends BaseCallbackHandler {
  readonly name = "call-listener";
  /** The options of the first call; those within it, as of a graph, come later. */
  options: Readonly<Record<string, unknown>> | undefined;

  override handleChatModelStart(
    ...[, , , , extra]: Parameters<NonNullable<BaseCallbackHandler["handleChatModelStart"]>>
  ): void {
    this.options ??= (extra?.["options"] ?? {}) as Readonly<Record<string, unknown>>;
  }
}
