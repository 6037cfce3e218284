import { namedReply } from "./named-replies.js";
import type { Reply, ReplyUsage } from "./reply.js";
import type { TestRequest } from "./test-request.js";

/** A reply with all defaults filled in. */
export interface Completion {
  readonly id: string;
  readonly model: string;
  readonly created: number;
  readonly role: { readonly role?: "assistant" };
  readonly text: string;
  readonly pieces: readonly string[];
  /** The reasoning, in the parts in which a stream delivers it. */
  readonly thoughts: readonly string[];
  readonly refusal: { readonly refusal?: string };
  readonly finishReason: string;
  readonly usage: object | undefined;
  readonly toolCalls: readonly object[] | undefined;
  readonly choices: number;
}

/** Fills in the defaults of a scripted reply for one request. */
export function completionOf(request: TestRequest, reply: Reply): Completion {
  const text = textOf(request, reply);
  return {
    id: `chatcmpl-${request.index}`,
    model: request.model,
    created: 1_716_336_000,
    role: reply.omitRole === true ? {} : { role: "assistant" },
    text,
    pieces: reply.pieces ?? piecesOf(text),
    thoughts: piecesOf(reply.reasoning ?? ""),
    refusal: reply.refusal === undefined ? {} : { refusal: reply.refusal },
    finishReason: reply.finishReason ?? (reply.toolCall === undefined ? "stop" : "tool_calls"),
    usage:
      reply.usage === "missing" ? undefined : wireUsage(reply.usage ?? estimate(request, text)),
    toolCalls: reply.toolCall && [
      { index: 0, id: "call_0", type: "function", function: reply.toolCall },
    ],
    choices: reply.choices ?? 1,
  };
}

function textOf({ body }: TestRequest, { text, textFrom, pieces }: Reply): string {
  if (textFrom !== undefined) return namedReply(textFrom, body);
  return text ?? pieces?.join("") ?? "";
}

/** Words with their leading white space. Very long texts get longer pieces. */
function piecesOf(text: string): string[] {
  const longest = Math.max(16, Math.ceil(text.length / 5_000));
  const words = text.length > 100_000 ? `[^]{1,${longest}}` : `\\s*\\S{1,${longest}}|\\s+$`;
  return text.match(new RegExp(words, "gu")) ?? [];
}

function estimate({ body }: TestRequest, text: string): ReplyUsage {
  const prompt = JSON.stringify(body.messages ?? []);
  return { inputTokens: Math.ceil(prompt.length / 4), outputTokens: Math.ceil(text.length / 4) };
}

function wireUsage(usage: ReplyUsage): object {
  const { inputTokens, outputTokens, cachedTokens, reasoningTokens } = usage;
  const outside = usage.isReasoningOutside === true ? (reasoningTokens ?? 0) : 0;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens + outside,
    ...(cachedTokens === undefined
      ? {}
      : { prompt_tokens_details: { cached_tokens: cachedTokens } }),
    ...(reasoningTokens === undefined
      ? {}
      : { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  };
}

/** The body of a complete reply. */
export function completionJson(completion: Completion): string {
  const { id, created, model, role, text, toolCalls, finishReason, usage } = completion;
  const { thoughts, refusal } = completion;
  const message = {
    ...role,
    ...(thoughts.length === 0 ? {} : { reasoning_content: thoughts.join("") }),
    ...refusal,
    content: toolCalls === undefined ? text : null,
    tool_calls: toolCalls,
  };
  const choices = Array.from({ length: completion.choices }, (_, index) => ({
    index,
    message,
    finish_reason: finishReason,
  }));
  return JSON.stringify({ id, object: "chat.completion", created, model, choices, usage });
}

/** The events of a streamed reply, without the closing `[DONE]`. */
export function completionEvents(completion: Completion, withUsage: boolean): string[] {
  const { id, created, model, role, pieces, toolCalls, finishReason, usage } = completion;
  const head = { id, object: "chat.completion.chunk", created, model };
  const event = (choices: object[], more: object = {}): string =>
    sseEvent({ ...head, choices, ...more });
  const deltas = (delta: object, finish_reason: string | null = null): string =>
    Array.from({ length: completion.choices }, (_, index) =>
      event([{ index, delta, finish_reason }], withUsage ? { usage: null } : {}),
    ).join("");
  return [
    deltas({ ...role, content: toolCalls === undefined ? "" : null, tool_calls: toolCalls }),
    ...completion.thoughts.map((reasoning_content) => deltas({ content: null, reasoning_content })),
    ...pieces.map((content) => deltas({ content })),
    ...(completion.refusal.refusal === undefined ? [] : [deltas(completion.refusal)]),
    deltas({}, finishReason),
    ...(withUsage && usage !== undefined ? [event([], { usage })] : []),
  ];
}

/** One event of a stream. */
export function sseEvent(data: unknown): string {
  return `data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}
