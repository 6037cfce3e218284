import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";

/** The prompt of one request. */
export type Prompt = readonly { readonly role: string; readonly text: string }[];

/** How a model of these tests writes. */
export interface Writing {
  /** Its reply to a prompt. A thrown error breaks the reply off. */
  readonly write: (prompt: Prompt, request: number) => string | Iterable<string>;
  /** Milliseconds before each word. @defaultValue `1` */
  readonly wordMs?: number;
  /** Words after which a streamed reply is cut, as by an output limit. @defaultValue none */
  readonly maxWords?: number | undefined;
}

/** A chat model that writes word by word, and records its prompts. */
export class WritingModel extends SimpleChatModel {
  readonly prompts: Prompt[] = [];
  /** Requests whose signal has aborted before their last word. */
  cancelled = 0;

  constructor(private readonly writing: Writing) {
    super({});
  }

  override _llmType(): string {
    return "writing";
  }

  override async _call(messages: BaseMessage[]): Promise<string> {
    return [...this.wordsFor(messages)].join("");
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const { maxWords = Number.POSITIVE_INFINITY } = this.writing;
    let words = 0;
    for (const word of this.wordsFor(messages)) {
      if (words === maxWords) {
        yield cutChunk();
        break;
      }
      words += 1;
      await new Promise((resolve) => setTimeout(resolve, this.writing.wordMs ?? 1));
      if (options.signal?.aborted === true) {
        this.cancelled += 1;
        throw options.signal.reason as Error;
      }
      const chunk = new ChatGenerationChunk({ text: word, message: new AIMessageChunk(word) });
      yield chunk;
      const [index, ...ids] = [{ prompt: 0, completion: 0 }, undefined, undefined, undefined];
      await manager?.handleLLMNewToken(word, index, ...ids, { chunk });
    }
  }

  private *wordsFor(messages: BaseMessage[]): Iterable<string> {
    const prompt = messages.map(({ type, text }) => ({ role: type, text }));
    this.prompts.push(prompt);
    const reply = this.writing.write(prompt, this.prompts.length);
    if (typeof reply === "string") yield* reply.match(/\s*\S+/gu) ?? [];
    else yield* reply;
  }
}

/** The last chunk of a reply that has reached its output limit. */
function cutChunk(): ChatGenerationChunk {
  const metadata = { finish_reason: "length" };
  const message = new AIMessageChunk({ content: "", response_metadata: metadata });
  return new ChatGenerationChunk({ text: "", message });
}

/** A text of numbered sentences: `Point 1 of ada is here.` and so on. */
export function points(name: string, count: number, from = 1): string {
  return Array.from({ length: count }, (_, at) => `Point ${from + at} of ${name} is here.`).join(
    " ",
  );
}

/** Number of points of `fuse` in the answer so far, as a prompt holds it. */
export function pointsIn(prompt: Prompt): number {
  const answer = prompt.flatMap(({ role, text }) => (role === "ai" ? [text] : [])).join(" ");
  return answer.match(/Point \d+ of fuse is here\./g)?.length ?? 0;
}
