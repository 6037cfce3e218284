import type { OpenAIClient } from "@langchain/openai";
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
  const choice = completion.choices?.[0];
  if (choice === undefined) throw malformed(call, "answered without a choice");
  if (choice.finish_reason === "content_filter") throw filtered(call);
  const message = { ...choice.message, role: "assistant" } as const;
  return { ...(reply as Completion), choices: [{ ...choice, message }] };
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
  let finishReason: string | undefined;
  for await (const chunk of chunks) {
    const choices = (chunk.choices ?? []).filter(({ index }) => (index ?? 0) === 0);
    finishReason = choices[0]?.finish_reason ?? finishReason;
    yield { ...chunk, choices: choices.map(withRoleAndText) };
  }
  if (finishReason === undefined) throw malformed(call, "broke off: its stream ended too early");
  if (finishReason === "content_filter") throw filtered(call);
}

function withRoleAndText(choice: Chunk["choices"][number]): Chunk["choices"][number] {
  const { content } = choice.delta ?? {};
  const text = typeof content === "string" ? content : textOf(content);
  return { ...choice, delta: { ...choice.delta, role: "assistant", content: text } };
}

/** LangChain drops content in parts from a stream, with a line on the console. */
function textOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: string }) => part.text ?? "").join("");
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
