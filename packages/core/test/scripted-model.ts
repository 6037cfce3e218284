import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import {
  AIMessage,
  AIMessageChunk,
  type AIMessageFields,
  type BaseMessage,
  type UsageMetadata,
} from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";

/** A reply: a text, a message, an error to throw, or text followed by an error. */
export type ScriptedReply =
  | string
  | Error
  | { readonly text: string; readonly then: Error }
  | ScriptedMessage;

/** A message as a vendor's package makes it. Streamed, its text comes first, the rest at the end. */
interface ScriptedMessage {
  readonly content: string;
  readonly additional_kwargs?: Record<string, unknown>;
  readonly response_metadata?: Record<string, unknown>;
  readonly usage_metadata?: UsageMetadata | undefined;
}

/** When a reply may be given. */
export type Gate = (signal: AbortSignal | undefined) => Promise<void>;

/**
 * A chat model that follows a script and remembers what it was asked.
 *
 * One script for each model, so that parallel calls do not race for replies. A call beyond the
 * script throws; `left` says how many replies nobody asked for.
 */
export class ScriptedModel extends BaseChatModel {
  readonly asked: BaseMessage[][] = [];
  readonly streamed: boolean[] = [];
  /** The options of each call. */
  readonly options: Record<string, unknown>[] = [];
  aborted = 0;
  /**
   * What it reports of its usage. By default 20 tokens for a short prompt, one per four characters
   * for a long one, and one for each word of the reply.
   */
  report: UsageMetadata | undefined;
  private readonly replies: ScriptedReply[];
  private readonly gate: Gate;
  private readonly pace: Gate;

  /** @param pace - Waited for between the pieces of a streamed reply. */
  constructor(replies: readonly ScriptedReply[], gate: Gate = atOnce, pace: Gate = atOnce) {
    super({ maxRetries: 0 });
    this.replies = [...replies];
    this.gate = gate;
    this.pace = pace;
  }

  get left(): number {
    return this.replies.length;
  }

  override _llmType(): string {
    return "scripted";
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): Promise<ChatResult> {
    this.options.push({ ...options });
    const reply = await this.next(messages, options.signal, false);
    if (reply instanceof Error) throw reply;
    if (typeof reply === "object" && "then" in reply) throw reply.then;
    const report = this.report === undefined ? {} : { usage_metadata: this.report };
    const text = textOf(reply);
    const own = typeof reply === "string" ? {} : reply;
    const fields = { ...reported(text, messages), ...report, ...own } as AIMessageFields;
    return { generations: [{ text, message: new AIMessage(fields) }] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    this.options.push({ ...options });
    const reply = await this.next(messages, options.signal, true);
    if (reply instanceof Error) throw reply;
    const text = textOf(reply);
    for (const piece of text.match(/\S+\s*|\s+/g) ?? []) {
      yield chunkOf(piece);
      await this.pace(options.signal);
      await runManager?.handleLLMNewToken(piece, undefined, undefined, undefined, undefined, {
        chunk: chunkOf(piece),
      });
    }
    if (typeof reply === "object" && "then" in reply) throw reply.then;
    const own = typeof reply === "string" ? {} : reply;
    const fields = { ...reported(text, messages), ...own, content: "" } as AIMessageFields;
    yield new ChatGenerationChunk({ text: "", message: new AIMessageChunk(fields) });
  }

  private async next(
    messages: BaseMessage[],
    signal: AbortSignal | undefined,
    isStreamed: boolean,
  ): Promise<ScriptedReply> {
    this.asked.push(messages);
    this.streamed.push(isStreamed);
    const reply = this.replies.shift();
    if (reply === undefined) throw new Error("The script has no reply left.");
    const onAbort = (): void => void (this.aborted += 1);
    signal?.addEventListener("abort", onAbort, { once: true });
    await this.gate(signal);
    signal?.removeEventListener("abort", onAbort);
    return reply;
  }
}

function textOf(reply: Exclude<ScriptedReply, Error>): string {
  if (typeof reply === "string") return reply;
  return "content" in reply ? reply.content : reply.text;
}

async function atOnce(): Promise<void> {}

/** A model that gives the same reply however often it is asked. */
export function always(reply: ScriptedReply, gate?: Gate): ScriptedModel {
  return new ScriptedModel(
    Array.from({ length: 1000 }, () => reply),
    gate,
  );
}

/** Waits, as a slow model would, until the time has passed or the call is aborted. */
export function after(delayMs: number): Gate {
  return (signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, delayMs);
      signal?.addEventListener(
        "abort",
        () => {
          clearTimeout(timer);
          reject(new Error("aborted", { cause: signal.reason }));
        },
        { once: true },
      );
    });
}

function chunkOf(text: string): ChatGenerationChunk {
  return new ChatGenerationChunk({ text, message: new AIMessageChunk({ content: text }) });
}

/** A message's fields with its usage; the cast is for `exactOptionalPropertyTypes`. */
function reported(text: string, prompt: readonly BaseMessage[]): AIMessageFields {
  return { content: text, usage_metadata: usageOf(text, prompt) } as AIMessageFields;
}

function usageOf(text: string, prompt: readonly BaseMessage[]): UsageMetadata {
  const words = text.split(/\s+/).length;
  const characters = prompt.reduce((sum, message) => sum + message.text.length, 0);
  const input = characters < 900 ? 20 : Math.ceil(characters / 4);
  return { input_tokens: input, output_tokens: words, total_tokens: input + words };
}
