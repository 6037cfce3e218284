import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import { InvalidRequestError, RateLimitError } from "@moagraph/provider-kit";

/** What a model does with one request. `deaf` neither answers nor heeds its signal. */
export interface Behaviour {
  readonly does: "answers" | "is blank" | "is busy" | "refuses" | "hangs" | "is deaf";
  readonly delayMs: number;
}

/** One request, as the model saw it. */
export interface Request {
  readonly model: string;
  readonly system: string;
  readonly startedAt: number;
  endedAt: number | null;
  isAborted: boolean;
}

const details = { provider: "x", message: "No.", hint: "Wait." };

/** A chat model that treats each request after a schedule, and keeps a journal of them. */
export class FaultyModel extends BaseChatModel {
  readonly journal: Request[] = [];
  private readonly called: string;
  private readonly schedule: readonly Behaviour[];

  /** @param schedule - What it does with its first request, its second, and so on, over again. */
  constructor(name: string, schedule: readonly Behaviour[]) {
    super({ maxRetries: 0 });
    this.called = name;
    this.schedule = schedule;
  }

  override _llmType(): string {
    return "faulty";
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): Promise<ChatResult> {
    const text = await this.reply(messages, options.signal);
    return { generations: [{ text, message: new AIMessage(text) }] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    _runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const text = await this.reply(messages, options.signal);
    for (const piece of text.split(/(?<= )/)) {
      yield new ChatGenerationChunk({ text: piece, message: new AIMessageChunk(piece) });
    }
  }

  private async reply(messages: BaseMessage[], signal: AbortSignal | undefined): Promise<string> {
    const count = this.journal.length;
    const { does, delayMs } = this.schedule[count % this.schedule.length] as Behaviour;
    const [first] = messages;
    const request: Request = {
      model: this.called,
      system: first?.type === "system" ? first.text : "",
      startedAt: performance.now(),
      endedAt: null,
      isAborted: false,
    };
    this.journal.push(request);
    signal?.addEventListener("abort", () => {
      request.isAborted = true;
      request.endedAt ??= performance.now();
    });
    if (does === "is deaf") await new Promise(() => {});
    await sleep(does === "hangs" ? 86_400_000 : delayMs, signal);
    request.endedAt ??= performance.now();
    if (does === "is busy") throw new RateLimitError(details);
    if (does === "refuses") throw new InvalidRequestError(details);
    // It begins like a verdict of every kind that judges.
    return does === "is blank" ? " " : `PASS 1 <${this.called}/${count + 1}>`;
  }
}

function sleep(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, delayMs);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new Error("aborted"));
    });
  });
}
