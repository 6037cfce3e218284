import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { RunnableConfig } from "@langchain/core/runnables";
import { MessageIds } from "../langgraph/internals/message-ids.js";
import type { Attempt } from "./attempt.js";
import type { CallRequest } from "./call-request.js";
import type { CancelScope } from "./cancel/cancel-scope.js";
import { firstTokenLate } from "./cancel/cut-off-error.js";
import type { CandidateModel } from "./call-config.js";
import { askStreaming, askWhole } from "./reply/ask-model.js";
import type { Reply } from "./reply/reply.js";
import { type UnopenedReasoning, unopenedReasoning } from "./reply/unopened-reasoning.js";

/** Sends the request. It streams if a listener wants tokens or a first-token timeout is set. */
export function requestReply(
  request: CallRequest,
  attempt: Attempt,
  model: BaseChatModel,
  scope: CancelScope,
): Promise<Reply> {
  const { deadline, prompt } = attempt.target;
  attempt.start();
  if (!deadline.isRunning()) deadline.endWith(scope);
  const ids = idsFor(request);
  const config = modelConfig(request, scope.signal, ids);
  const unopened = unopenedOf(attempt.target.model, model);
  const { settings } = attempt.target.model;
  const asked = { model, messages: prompt.messages, config, unopened, settings };
  const { firstTokenMs } = request.policies.timeouts;
  if (firstTokenMs === undefined && !request.context.wantsTokens(request.planned.isAnswer)) {
    return withOwnId(scope.race(askWhole(asked)), ids);
  }
  const stopTimer = startFirstTokenTimer(firstTokenMs, scope);
  const streamed = askStreaming(asked, {
    race: (promise) => scope.race(promise),
    onChunk() {
      stopTimer();
      attempt.firstToken();
    },
    onText: (text) => attempt.token(text),
    onReasoning: (text) => attempt.reasoning(text),
    onReset: () => attempt.reset(),
  });
  return withOwnId(streamed, ids);
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

/** The node's config, so that traces nest under the node; the metadata name the call. */
function modelConfig(
  { context: { config }, planned }: CallRequest,
  signal: AbortSignal,
  ids: MessageIds | undefined,
): RunnableConfig {
  const metadata = { ...config.metadata, moa_node: planned.node, moa_sample: planned.sample };
  const { callbacks } = config;
  if (callbacks === undefined || ids === undefined) return { ...config, metadata, signal };
  return { ...config, metadata, signal, callbacks: ids.before(callbacks) };
}
