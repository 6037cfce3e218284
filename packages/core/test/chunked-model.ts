import { BaseChatModel, type BindToolsInput } from "@langchain/core/language_models/chat_models";
import {
  AIMessage,
  AIMessageChunk,
  type AIMessageChunkFields,
  type AIMessageFields,
  type BaseMessage,
} from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";

/** A reply as the chunks of its stream, and where it breaks. */
export type ChunkedReply = readonly (AIMessageChunkFields | Error)[];

/** A chat model with `bindTools` that follows a script, and remembers what it was asked. */
export class ChunkedModel extends BaseChatModel {
  readonly asked: BaseMessage[][] = [];
  /** The options of each call; those of `bindTools` are part of them. */
  readonly options: Readonly<Record<string, unknown>>[] = [];
  private readonly replies: (ChunkedReply | Error)[];

  constructor(replies: readonly (ChunkedReply | string | Error)[]) {
    super({ maxRetries: 0 });
    this.replies = replies.map((reply) =>
      typeof reply === "string" ? [{ content: reply }] : reply,
    );
  }

  override _llmType(): string {
    return "chunked-model";
  }

  override bindTools(
    tools: BindToolsInput[],
    options: object = {},
  ): ReturnType<NonNullable<BaseChatModel["bindTools"]>> {
    return this.withConfig({ ...options, tools } as object);
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): Promise<ChatResult> {
    const [first, ...others] = [...this.next(messages, options)];
    const whole = others.reduce((sum, chunk) => sum.concat(chunk), first as AIMessageChunk);
    const { content, tool_calls, invalid_tool_calls, additional_kwargs, usage_metadata } = whole;
    const calls = { tool_calls, invalid_tool_calls, additional_kwargs, usage_metadata };
    const message = new AIMessage({ content, ...calls } as AIMessageFields);
    return { generations: [{ text: message.text, message }] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): AsyncGenerator<ChatGenerationChunk> {
    for (const message of this.next(messages, options)) {
      yield new ChatGenerationChunk({ text: message.text, message });
    }
  }

  private *next(messages: BaseMessage[], options: object): Generator<AIMessageChunk> {
    this.asked.push(messages);
    this.options.push({ ...options });
    const reply = this.replies.shift();
    if (reply === undefined) throw new Error("The script has no reply left.");
    if (reply instanceof Error) throw reply;
    for (const fields of reply) {
      if (fields instanceof Error) throw fields;
      yield new AIMessageChunk(fields);
    }
  }
}

/** The chunks of a reply that says something and calls tools, each with its arguments in two parts. */
export function calling(
  text: string,
  ...calls: readonly [name: string, json: string][]
): ChunkedReply {
  const said = text === "" ? [] : [{ content: text }];
  const chunks = calls.flatMap(([name, json], index) => {
    const middle = Math.ceil(json.length / 2);
    const begun = { name, id: `call-${index}`, args: json.slice(0, middle), index };
    return [begun, { args: json.slice(middle), index }].map((chunk) => ({
      content: "",
      tool_call_chunks: [{ ...chunk, type: "tool_call_chunk" as const }],
    }));
  });
  return [...said, ...chunks];
}
