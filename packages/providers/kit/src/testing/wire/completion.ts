import { continuedText } from "../continued-text.js";
import { namedReply } from "../named-replies.js";
import type { Reply, ReplyToolCall, ReplyUsage } from "../reply.js";
import type { ChatRequest } from "./chat-request.js";

/** A reply with all defaults filled in, in no vendor's form. */
export interface Completion {
  /** Number of earlier requests for this model. Ids are made of it. */
  readonly index: number;
  readonly model: string;
  readonly omitsRole: boolean;
  readonly text: string;
  readonly pieces: readonly string[];
  /** The reasoning, in the parts in which a stream delivers it. */
  readonly thoughts: readonly string[];
  readonly refusal: string | undefined;
  /** OpenAI's word. A wire style replaces it by the vendor's. */
  readonly finishReason: string;
  readonly usage: ReplyUsage | undefined;
  readonly toolCalls: readonly ReplyToolCall[];
  readonly choices: number;
  /** Number of alternatives for each piece; `undefined` without log probabilities. */
  readonly topLogprobs: number | undefined;
}

/** Fills in the defaults of a scripted reply for one request. */
export function completionOf(request: ChatRequest, index: number, reply: Reply): Completion {
  const text = replyText(request, reply);
  const isWhole = reply.continues === undefined;
  const toolCalls = toolCallsOf(reply);
  return {
    index,
    model: request.model,
    omitsRole: reply.omitRole === true,
    text,
    pieces: (isWhole ? reply.pieces : undefined) ?? piecesOf(text),
    thoughts: piecesOf(reply.reasoning ?? ""),
    refusal: reply.refusal,
    finishReason: reply.finishReason ?? (toolCalls.length === 0 ? "stop" : "tool_calls"),
    usage: reply.usage === "missing" ? undefined : (reply.usage ?? estimate(request, text)),
    toolCalls,
    choices: reply.choices ?? 1,
    topLogprobs: request.topLogprobs,
  };
}

/** The role of a reply, as most APIs write it, unless the script omits it. */
export function roleOf({ omitsRole }: Completion): object {
  return omitsRole ? {} : { role: "assistant" };
}

function toolCallsOf({ toolCall, toolCalls = [] }: Reply): readonly ReplyToolCall[] {
  return toolCall === undefined ? toolCalls : [toolCall, ...toolCalls];
}

/** The text of a reply to a request. */
export function replyText(request: ChatRequest, reply: Reply): string {
  const { text, textFrom, pieces = [], continues } = reply;
  if (textFrom !== undefined) return namedReply(textFrom, request.messages);
  const whole = text ?? pieces.join("");
  return continues === undefined ? whole : continuedText(whole, request, continues);
}

/** Words with their leading white space. Very long texts get longer pieces. */
function piecesOf(text: string): string[] {
  const longest = Math.max(16, Math.ceil(text.length / 5_000));
  const words = text.length > 100_000 ? `[^]{1,${longest}}` : `\\s*\\S{1,${longest}}|\\s+$`;
  return text.match(new RegExp(words, "gu")) ?? [];
}

function estimate({ messages }: ChatRequest, text: string): ReplyUsage {
  const prompt = JSON.stringify(messages);
  return { inputTokens: Math.ceil(prompt.length / 4), outputTokens: Math.ceil(text.length / 4) };
}
