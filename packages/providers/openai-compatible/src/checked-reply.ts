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
 * A complete reply, validated and normalised for LangChain. LangChain fails without choices, and
 * does not treat a message without a role as the model's.
 *
 * @throws {ProviderError} If it is not a reply.
 */
export function checkedCompletion(call: CalledModel, reply: unknown): Completion {
  const completion = reply as Partial<Completion> & { error?: unknown };
  if (typeof reply !== "object" || reply === null)
    throw malformed(call, "sent a reply that is not a JSON object");
  // OpenRouter reports errors of the vendors behind it with status 200.
  if (completion.error) throw errorFromResponse(call, { body: reply });
  const choice = firstChoice(completion.choices);
  if (choice === undefined) throw malformed(call, "sent a reply without choices");
  checkFinish(call, choice);
  if (!isText(choice.message?.content))
    throw malformed(call, "sent a reply whose content is not text");
  const message = { ...choice.message, role: "assistant" } as const;
  const usage = hasCounts(completion.usage) ? { usage: completion.usage } : { usage: undefined };
  return { ...completion, ...usage, choices: [{ ...choice, message }] } as Completion;
}

function firstChoice(choices: unknown): Completion["choices"][0] | undefined {
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const isChoice = typeof first === "object" && first !== null && "message" in first;
  return isChoice ? (first as Completion["choices"][0]) : undefined;
}

/** Allowed content of a message: a text, parts, or nothing, as with a tool call. */
function isText(content: unknown): boolean {
  return content == null || typeof content === "string" || Array.isArray(content);
}

/** Finish reasons of OpenRouter, vLLM and SGLang for an interrupted reply. */
const brokenFinishes: ReadonlySet<unknown> = new Set(["error", "abort"]);

/** Throws if the vendor marks the choice as incomplete. */
function checkFinish(
  call: CalledModel,
  choice: { readonly finish_reason?: unknown; readonly error?: unknown },
): void {
  if (choice.error) throw errorFromResponse(call, { body: { error: choice.error } });
  if (choice.finish_reason === "content_filter") throw filtered(call);
  if (brokenFinishes.has(choice.finish_reason)) {
    throw malformed(call, "sent an incomplete reply: its finish reason reports an error");
  }
}

/**
 * A chunk of a streamed reply, validated and normalised for LangChain in the same way. Only the
 * first choice is passed on: LangChain would mix the texts of several choices.
 *
 * @param chunk - The parsed event. It is modified in place.
 * @throws {ProviderError} If it is not a chunk of a reply, or reports an error.
 */
export function checkedChunk(call: CalledModel, chunk: unknown): Chunk {
  if (typeof chunk !== "object" || chunk === null) throw notPartOfReply(call);
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
  if (!Array.isArray(choices)) throw notPartOfReply(call);
  for (const choice of choices as readonly unknown[]) {
    if (typeof choice !== "object" || choice === null) throw notPartOfReply(call);
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
  if (typeof delta !== "object") throw notPartOfReply(call);
  const { content } = delta as { content?: unknown };
  if (!isText(content)) throw malformed(call, "streamed content that is not text");
  const text = typeof content === "string" ? content : textOf(content);
  return Object.assign(choice, {
    delta: Object.assign(delta as object, { role: "assistant", content: text }),
  });
}

/** LangChain drops content in parts from a stream, and prints a line on the console. */
function textOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string } | null) => part?.text ?? "").join("");
}

function notPartOfReply(call: CalledModel): MalformedResponseError {
  return malformed(call, "streamed an event that is not part of a reply");
}

/** Makes the error for an invalid reply. */
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
    hint: `Try again. If the error persists, check the base URL, ${call.baseUrl}.`,
  });
}

function filtered(call: CalledModel): ContentFilterError {
  return new ContentFilterError({
    provider: call.provider,
    model: call.model,
    message: `${nameOf(call)} withheld the reply because of its content filter.`,
    hint: "Rephrase the prompt, or use another model.",
  });
}
