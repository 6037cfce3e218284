import type {
  BaseChatModelCallOptions,
  BindToolsInput,
} from "@langchain/core/language_models/chat_models";
import type { BaseLanguageModelInput } from "@langchain/core/language_models/base";
import { AIMessageChunk, type BaseMessage } from "@langchain/core/messages";
import { ChatGenerationChunk, type ChatResult } from "@langchain/core/outputs";
import type { Runnable } from "@langchain/core/runnables";
import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import { ScriptedModel, type ScriptedReply } from "./scripted-model.js";

/** A call of a tool, as a reply of the script. */
interface Calling {
  readonly id: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A reply that calls tools. Streamed, the arguments of each call come in two pieces. */
export function calling(...calls: readonly Calling[]): ScriptedReply {
  const tool_calls = calls.map((call) => ({ ...call, type: "tool_call" }));
  return { content: "", tool_calls } as ScriptedReply;
}

/** A scripted model that can be given tools, and remembers the options of its calls. */
export class ToolModel extends ScriptedModel {
  readonly options: Record<string, unknown>[] = [];

  /** The names of the tools that it was given in each call. */
  get toolNames(): string[][] {
    return this.options.map(({ tools = [] }) =>
      (tools as { function: { name: string } }[]).map((each) => each.function.name),
    );
  }

  override bindTools(
    tools: BindToolsInput[],
    options: Partial<BaseChatModelCallOptions> = {},
  ): Runnable<BaseLanguageModelInput, AIMessageChunk> {
    const given = { tools: tools.map((tool) => convertToOpenAITool(tool)), ...options };
    return this.withConfig(given as object) as Runnable<BaseLanguageModelInput, AIMessageChunk>;
  }

  override async _generate(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): Promise<ChatResult> {
    this.options.push({ ...options });
    return super._generate(messages, options);
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
  ): AsyncGenerator<ChatGenerationChunk> {
    this.options.push({ ...options });
    for await (const chunk of super._streamResponseChunks(messages, options)) {
      const { tool_calls: calls = [], ...fields } = chunk.message as AIMessageChunk;
      if (calls.length === 0) {
        yield chunk;
        continue;
      }
      for (const [index, { id = "", name, args }] of calls.entries()) {
        const text = JSON.stringify(args);
        yield chunkOf({ index, id, name, args: text.slice(0, 3) });
        yield chunkOf({ index, args: text.slice(3) });
      }
      const { usage_metadata } = fields;
      const last = new AIMessageChunk({ content: "", usage_metadata } as never);
      yield new ChatGenerationChunk({ text: "", message: last });
    }
  }
}

function chunkOf(piece: {
  readonly index: number;
  readonly id?: string;
  readonly name?: string;
  readonly args: string;
}): ChatGenerationChunk {
  const message = new AIMessageChunk({
    content: "",
    tool_call_chunks: [{ ...piece, type: "tool_call_chunk" }],
  });
  return new ChatGenerationChunk({ text: "", message });
}
