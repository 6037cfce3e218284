import { AIMessageChunk, type AIMessage, type ToolCallChunk } from "@langchain/core/messages";
import { hasToolCalls } from "../../tokens/tool-calls.js";
import type { MayCall, Reply } from "./reply.js";
import type { AnswerPart, MessagePart } from "./reply-listener.js";

/** The fields of a message that are read here. Vendors' packages may leave out any of them. */
type Given = AIMessage & Partial<Pick<AIMessageChunk, "tool_call_chunks">>;

/**
 * Puts the whole message of a vendor together from the messages of a stream, for a reply that may call
 * tools. Pieces of plain text are only joined, because most replies call no tool.
 */
export class WholeMessage {
  private whole: Given | undefined;
  private text = "";
  private hasCalls = false;
  private hasBlocks = false;

  constructor(private readonly mayCall: MayCall) {}

  /** Adds a message of the reply. Returns what it has beside its text. */
  add(message: Given): readonly MessagePart[] {
    if (isPlainText(message)) {
      this.text += message.content as string;
      return this.textAsBlock(message);
    }
    const parts = [...this.textAsBlock(message), ...partsOf(message, this.mayCall)];
    this.hasCalls ||= parts.some(({ type }) => type === "tool-call-chunk");
    this.hasBlocks ||= parts.some(({ type }) => type === "answer-content");
    this.join(message);
    return parts;
  }

  /** Text that follows blocks is passed on as a block, too. */
  private textAsBlock({ content }: Given): readonly MessagePart[] {
    if (!this.hasBlocks || typeof content !== "string" || content === "") return [];
    return [{ type: "answer-content", content: [{ type: "text", text: content }] }];
  }

  /** The message, if it calls a tool. */
  end(): AIMessage | undefined {
    if (!this.hasCalls) return undefined;
    this.joinText();
    const { whole } = this;
    if (whole === undefined || hasToolCalls(whole)) return whole;
    // Chunks of calls in a message that is no chunk.
    const read = asChunk(whole);
    return hasToolCalls(read) ? read : undefined;
  }

  private join(message: Given): void {
    this.joinText();
    this.whole = this.whole === undefined ? message : asChunk(this.whole).concat(asChunk(message));
  }

  private joinText(): void {
    if (this.text === "") return;
    const before = new AIMessageChunk(this.text);
    this.text = "";
    this.whole = this.whole === undefined ? before : asChunk(this.whole).concat(before);
  }
}

/** The parts of a whole reply in the order of a stream: blocks, text, calls of tools. */
export function answerParts({ text, callingMessage }: Reply, mayCall: MayCall): AnswerPart[] {
  const parts = callingMessage === undefined ? [] : partsOf(callingMessage, mayCall);
  const written: AnswerPart[] = text === "" ? [] : [{ type: "answer-token", text }];
  return [
    ...parts.filter(({ type }) => type === "answer-content"),
    ...written,
    ...parts.filter(({ type }) => type === "tool-call-chunk"),
  ];
}

/** What a message has beside its text. Blocks only where the caller of the run gave the tools. */
function partsOf(message: Given, mayCall: MayCall): MessagePart[] {
  const { content } = message;
  const hasBlocks = mayCall === "given" && typeof content !== "string" && content.length > 0;
  const chunks = callChunksOf(message);
  return [
    ...(hasBlocks ? [{ type: "answer-content", content } as const] : []),
    ...chunks.map((chunk) => ({ type: "tool-call-chunk", chunk }) as const),
  ];
}

function isPlainText(message: Given): boolean {
  const { content, additional_kwargs, tool_calls, invalid_tool_calls, tool_call_chunks } = message;
  const lists = [tool_calls, invalid_tool_calls, tool_call_chunks];
  if (typeof content !== "string" || lists.some((list) => (list?.length ?? 0) > 0)) return false;
  return Object.keys(additional_kwargs ?? {}).length === 0;
}

function asChunk(message: Given): AIMessageChunk {
  if (AIMessageChunk.isInstance(message)) return message;
  const { content, additional_kwargs, response_metadata } = message;
  const tool_call_chunks = [...callChunksOf(message)];
  return new AIMessageChunk({ content, additional_kwargs, response_metadata, tool_call_chunks });
}

/** The calls of tools in a message. Each call in a complete message is one chunk. */
function callChunksOf(message: Given): readonly ToolCallChunk[] {
  const { tool_calls = [], invalid_tool_calls = [], tool_call_chunks = [] } = message;
  if (tool_call_chunks.length > 0) return tool_call_chunks;
  const valid = tool_calls.map(({ id, name, args }) => ({ id, name, args: JSON.stringify(args) }));
  const calls = [...valid, ...invalid_tool_calls.map(({ id, name, args }) => ({ id, name, args }))];
  return calls.map((call, index) => ({ ...call, index, type: "tool_call_chunk" }) as ToolCallChunk);
}
