import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { RunnableConfig } from "@langchain/core/runnables";
import { MessageIds } from "../langgraph/internals/message-ids.js";
import type { Attempt } from "./attempt.js";
import type { CallRequest } from "./call-request.js";
import type { CancelScope } from "./cancel/cancel-scope.js";
import { firstTokenLate } from "./cancel/cut-off-error.js";
import type { CandidateModel } from "./call-config.js";
import { askStreaming, askWhole } from "./reply/ask-model.js";
import type { ReplyListener } from "./reply/reply-listener.js";
import type { Reply } from "./reply/reply.js";
import { type UnopenedReasoning, unopenedReasoning } from "./reply/unopened-reasoning.js";

/** A call's own listener: starts its timers, and records what is received. */
export function replyListener(
  request: CallRequest,
  attempt: Attempt,
  scope: CancelScope,
): ReplyListener {
  const { deadline } = attempt.target;
  const { firstTokenMs } = request.policies.timeouts;
  let stopTimer: (() => void) | undefined;
  return {
    onSent(streams) {
      if (!deadline.isRunning()) deadline.endWith(scope);
      if (streams) stopTimer = startFirstTokenTimer(firstTokenMs, scope);
    },
    onChunk() {
      stopTimer?.();
      attempt.firstToken();
    },
    onText: (text) => attempt.token(text),
    onReasoning: (text) => attempt.reasoning(text),
    onReset: () => attempt.reset(),
  };
}

/** Whether the reply streams: if a listener wants tokens, or a first-token timeout is set. */
function isStreamed({ policies, planned, context }: CallRequest): boolean {
  return policies.timeouts.firstTokenMs !== undefined || context.wantsTokens(planned.isAnswer);
}

/** Sends the request. */
export function requestReply(
  request: CallRequest,
  { number, target: { model, prompt } }: Pick<Attempt, "number" | "target">,
  chatModel: BaseChatModel,
  scope: CancelScope,
  listener: ReplyListener,
): Promise<Reply> {
  const streams = isStreamed(request);
  listener.onSent(streams);
  const ids = idsFor(request);
  const config = modelConfig(request, number, scope.signal, ids);
  const unopened = unopenedOf(model, chatModel);
  const { settings } = model;
  const asked = { model: chatModel, messages: prompt.messages, config, unopened, settings };
  const race = <Value>(promise: Promise<Value>): Promise<Value> => scope.race(promise);
  const reply = streams ? askStreaming(asked, { race, ...listener }) : race(askWhole(asked));
  return withOwnId(reply, ids);
}

/** Only callbacks see the messages of a reply before it has ended. */
function idsFor({ context: { config } }: CallRequest): MessageIds | undefined {
  return config.callbacks === undefined ? undefined : new MessageIds();
}

function withOwnId(asked: Promise<Reply>, ids: MessageIds | undefined): Promise<Reply> {
  if (ids === undefined) return asked;
  return asked.then((reply) => ({
    ...reply,
    id: reply.id === ids.id ? ids.vendorId : reply.id,
    messageId: ids.id,
  }));
}

function unopenedOf(
  { settings, isFixed, capabilities }: CandidateModel,
  chatModel: BaseChatModel,
): UnopenedReasoning {
  const own = isFixed ? chatModel : undefined;
  return unopenedReasoning(own, settings.model, capabilities.unopenedReasoning);
}

function startFirstTokenTimer(firstTokenMs: number | undefined, scope: CancelScope): () => void {
  if (firstTokenMs === undefined) return () => {};
  return scope.after(firstTokenMs, () => firstTokenLate(firstTokenMs));
}

/** The tag by which LangGraph leaves a call, and all runs within it, out of the `messages` stream. */
const noStream = "nostream";

/** The node's config, so that traces nest under the node; the metadata name the call. */
function modelConfig(
  { context: { config, showsDrafts }, planned: { node, sample, isAnswer } }: CallRequest,
  attempt: number,
  signal: AbortSignal,
  ids: MessageIds | undefined,
): RunnableConfig {
  const place = { moa_node: node, moa_sample: sample, moa_attempt: attempt };
  const metadata = { ...config.metadata, ...place };
  const { callbacks, tags } = config;
  if (callbacks === undefined || ids === undefined) return { ...config, metadata, signal };
  const isShown = isAnswer || showsDrafts;
  const own = { ...config, metadata, signal, callbacks: ids.before(callbacks, isShown) };
  return isShown ? own : { ...own, tags: [...(tags ?? []), noStream] };
}
