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
 * A streamed reply, made fit for LangChain in the same way. Only its first choice is passed on:
 * LangChain would mix the text of several.
 *
 * @throws {ProviderError} if the stream ends before the reply does.
 */
export async function* checkedChunks(
  call: CalledModel,
  chunks: AsyncIterable<Chunk>,
): AsyncGenerator<Chunk> {
  let isFinished = false;
  for await (const chunk of chunks) {
    const choices = choicesOf(call, chunk).filter(({ index }) => (index ?? 0) === 0);
    for (const choice of choices) checkFinish(call, choice);
    // Some servers send an empty reason until the last chunk.
    isFinished ||= choices.some(({ finish_reason }) => Boolean(finish_reason));
    const usage = hasCounts(chunk.usage) ? { usage: chunk.usage } : { usage: undefined };
    yield {
      ...chunk,
      ...usage,
      choices: choices.map((choice) => withRoleAndText(call, choice)),
    } as Chunk;
  }
  if (!isFinished) throw malformed(call, "broke off: its stream ended too early");
}

function choicesOf(call: CalledModel, chunk: Chunk): Chunk["choices"] {
  const choices: unknown = (chunk as Chunk | null)?.choices ?? [];
  const isList = typeof chunk === "object" && Array.isArray(choices);
  if (isList && choices.every((choice) => typeof choice === "object" && choice !== null)) {
    return choices as Chunk["choices"];
  }
  throw malformed(call, "streamed something that is no reply");
}

function withRoleAndText(
  call: CalledModel,
  choice: Chunk["choices"][number],
): Chunk["choices"][number] {
  const delta: unknown = choice.delta ?? {};
  if (typeof delta !== "object") throw malformed(call, "streamed something that is no reply");
  const { content } = choice.delta ?? {};
  if (!isText(content)) throw malformed(call, "streamed something else than text");
  const text = typeof content === "string" ? content : textOf(content);
  return { ...choice, delta: { ...choice.delta, role: "assistant", content: text } };
}

/** LangChain drops content in parts from a stream, with a line on the console. */
function textOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string } | null) => part?.text ?? "").join("");
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
