import {
  type CalledModel,
  type PartialReply,
  ProviderError,
  type ReplyLimits,
  replyTooLong,
} from "@moagraph/provider-kit";
import type { Chunk } from "./chunk-writer.js";
import type { Completion } from "./checked-reply.js";

type Delta = Readonly<Record<string, unknown>>;
interface ToolCall {
  readonly index: number;
  readonly function?: { readonly name?: string; readonly arguments?: string };
}

/**
 * A complete reply from a stream, for a server that only streams.
 *
 * @throws {ReplyTooLongError} With the beginning of the reply, if the stream throws one.
 */
export async function assembledCompletion(
  call: CalledModel,
  chunks: AsyncIterable<Chunk>,
  limits: ReplyLimits,
): Promise<Completion> {
  const reply = new Assembly();
  try {
    for await (const chunk of chunks) reply.add(chunk);
  } catch (error) {
    if (!ProviderError.isInstance(error) || error.code !== "REPLY_TOO_LONG") throw error;
    throw replyTooLong(call, limits, reply.beginning(limits.textCharacters));
  }
  return reply.completion();
}

class Assembly {
  readonly #texts = { content: [""], reasoning_content: [""], refusal: [""] };
  readonly #calls = new Map<number, ToolCall>();
  #last: Partial<Chunk> = {};
  #details: unknown;
  #finishReason: unknown;
  #logprobs: unknown = null;

  add(chunk: Chunk): void {
    this.#last = chunk;
    const [choice] = chunk.choices;
    if (choice === undefined) return;
    this.#finishReason = choice.finish_reason ?? this.#finishReason;
    this.#logprobs = choice.logprobs ?? this.#logprobs;
    const delta = choice.delta as unknown as Delta;
    this.#details = delta["reasoning_details"] ?? this.#details;
    for (const [name, pieces] of Object.entries(this.#texts)) {
      if (typeof delta[name] === "string") pieces.push(delta[name]);
    }
    for (const call of (delta["tool_calls"] ?? []) as ToolCall[]) this.#addCall(call);
  }

  #addCall(call: ToolCall): void {
    const before = this.#calls.get(call.index);
    const sum = before && { ...before, function: joined(before.function, call.function) };
    this.#calls.set(call.index, sum ?? call);
  }

  beginning(characters: number): PartialReply {
    const { content, reasoning_content: reasoning, refusal } = this.#texts;
    const others = [...this.#calls.values()].map((call) => call.function?.arguments ?? "");
    return {
      text: content.join("").slice(0, characters),
      reasoning: reasoning.join("").slice(0, characters),
      otherCharacters: [...refusal, ...others].reduce((sum, { length }) => sum + length, 0),
    };
  }

  completion(): Completion {
    const texts = Object.entries(this.#texts).map(([name, pieces]) => [name, pieces.join("")]);
    const filled = texts.filter(([name, text]) => name === "content" || text !== "");
    const message = {
      role: "assistant",
      ...(Object.fromEntries(filled) as object),
      ...(this.#details === undefined ? {} : { reasoning_details: this.#details }),
      ...(this.#calls.size === 0 ? {} : { tool_calls: [...this.#calls.values()] }),
    };
    const [finish_reason, logprobs] = [this.#finishReason, this.#logprobs];
    const choices = [{ index: 0, message, finish_reason, logprobs }];
    return { ...this.#last, object: "chat.completion", choices } as unknown as Completion;
  }
}

function joined(before: ToolCall["function"], more: ToolCall["function"]): object {
  const text = `${before?.arguments ?? ""}${more?.arguments ?? ""}`;
  return { ...before, ...(more?.name ? { name: more.name } : {}), arguments: text };
}
