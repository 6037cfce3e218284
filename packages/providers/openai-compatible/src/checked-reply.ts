import type { OpenAIClient } from "@langchain/openai";
import { hasCounts } from "./reported-usage.js";
import {
  type CalledModel,
  ContentFilterError,
  errorFromResponse,
  MalformedResponseError,
  nameOf,
} from "@moagraph/provider-kit";

type Completion = OpenAIClient.ChatCompletion;
type Chunk = OpenAIClient.ChatCompletionChunk;

/**
 * A whole reply, made fit for LangChain, which crashes without choices and takes a message
 * without a role for a stranger's.
 *
 * @throws {ProviderError} if it is no reply.
 */
export function checkedCompletion(call: CalledModel, reply: unknown): Completion {
  const completion = reply as Partial<Completion> & { error?: unknown };
  if (typeof reply !== "object" || reply === null) throw malformed(call, "answered without JSON");
  // OpenRouter reports the faults of those behind it with status 200.
  if (completion.error) throw errorFromResponse(call, { body: reply });
  const choice = firstChoice(completion.choices);
  if (choice === undefined) throw malformed(call, "answered without a choice");
  checkFinish(call, choice);
  if (!isText(choice.message?.content))
    throw malformed(call, "answered with something else than text");
  const message = { ...choice.message, role: "assistant" } as const;
  const usage = hasCounts(completion.usage) ? { usage: completion.usage } : { usage: undefined };
  return { ...completion, ...usage, choices: [{ ...choice, message }] } as Completion;
}

function firstChoice(choices: unknown): Completion["choices"][0] | undefined {
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const isChoice = typeof first === "object" && first !== null && "message" in first;
  return isChoice ? (first as Completion["choices"][0]) : undefined;
}

/** What a message may consist of: a text, parts, or nothing, as beside the call of a tool. */
function isText(content: unknown): boolean {
  return content == null || typeof content === "string" || Array.isArray(content);
}

/** How OpenRouter, vLLM and SGLang mark a reply that they broke off themselves. */
const brokenFinishes: ReadonlySet<unknown> = new Set(["error", "abort"]);

/** Refuses a choice that the vendor says is no whole reply. */
function checkFinish(
  call: CalledModel,
  choice: { readonly finish_reason?: unknown; readonly error?: unknown },
): void {
  if (choice.error) throw errorFromResponse(call, { body: { error: choice.error } });
  if (choice.finish_reason === "content_filter") throw filtered(call);
  if (brokenFinishes.has(choice.finish_reason)) {
    throw malformed(call, "broke its reply off, as it says itself");
  }
}

/**
 * A piece of a streamed reply, made fit for LangChain in the same way. Only the first choice is
 * passed on: LangChain would mix the text of several.
 *
 * @param chunk - Fresh from the stream; it is changed in its place.
 * @throws {ProviderError} if it is no piece of a reply, or says that the reply broke off.
 */
export function checkedChunk(call: CalledModel, chunk: unknown): Chunk {
  if (typeof chunk !== "object" || chunk === null) throw noReply(call);
  const { error, choices = [], usage } = chunk as Partial<Chunk> & { error?: unknown };
  if (error) throw errorFromResponse(call, { body: { error } });
  const choice = firstOf(call, choices);
  const usable = hasCounts(usage) ? usage : undefined;
  return Object.assign(chunk, {
    choices: choice === undefined ? [] : [choice],
    usage: usable,
  }) as Chunk;
}

function firstOf(call: CalledModel, choices: unknown): Chunk["choices"][number] | undefined {
  if (choices === null) return undefined;
  if (!Array.isArray(choices)) throw noReply(call);
  for (const choice of choices as readonly unknown[]) {
    if (typeof choice !== "object" || choice === null) throw noReply(call);
    const { index } = choice as { index?: number | null };
    if ((index ?? 0) === 0) return checkedChoice(call, choice as Chunk["choices"][number]);
  }
  return undefined;
}

function checkedChoice(
  call: CalledModel,
  choice: Chunk["choices"][number],
): Chunk["choices"][number] {
  checkFinish(call, choice);
  const delta: unknown = choice.delta ?? {};
  if (typeof delta !== "object") throw noReply(call);
  const { content } = delta as { content?: unknown };
  if (!isText(content)) throw malformed(call, "streamed something else than text");
  const text = typeof content === "string" ? content : textOf(content);
  return Object.assign(choice, {
    delta: Object.assign(delta as object, { role: "assistant", content: text }),
  });
}

/** LangChain drops content in parts from a stream, with a line on the console. */
function textOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string } | null) => part?.text ?? "").join("");
}

function noReply(call: CalledModel): MalformedResponseError {
  return malformed(call, "streamed something that is no reply");
}

/** The error for a reply that cannot be read. */
export function malformed(
  call: CalledModel,
  says: string,
  cause?: unknown,
): MalformedResponseError {
  return new MalformedResponseError({
    provider: call.provider,
    model: call.model,
    cause,
    message: `${nameOf(call)} ${says}.`,
    hint: `Try again. If it stays so, check the base URL, ${call.baseUrl}.`,
  });
}

function filtered(call: CalledModel): ContentFilterError {
  return new ContentFilterError({
    provider: call.provider,
    model: call.model,
    message: `${nameOf(call)} withheld the reply: its content filter objects.`,
    hint: "Rephrase the prompt, or ask another model.",
  });
}
