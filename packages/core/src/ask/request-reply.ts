import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { withAmbientCallbacks } from "../langgraph/internals/child-config.js";
import { managerOf, withFirstInside } from "../langgraph/internals/inheritable-callbacks.js";
import { InnerMessageIds } from "../langgraph/internals/members/inner-message-ids.js";
import { areTraced, UsageReporter } from "../langgraph/internals/traces/usage-reporter.js";
import { MessageIds } from "../langgraph/internals/message-ids.js";
import type { Attempt } from "./attempt.js";
import type { CallRequest } from "./call/call-request.js";
import type { CancelScope } from "./cancel/cancel-scope.js";
import { firstTokenLate } from "./cancel/cut-off-error.js";
import type { CallableModel, CandidateModel } from "./call/call-config.js";
import { InnerCallRecorder } from "./member/inner-call-recorder.js";
import { joinedMetadata, modelConfig } from "./model-config.js";
import { recordSent } from "./record-attempt.js";
import { MemberModel } from "./member/member-model.js";
import { withUsageInTraces } from "./usage-in-traces.js";
import { mayCallTools, memberWithOptions, withOutputOptions } from "./with-output-options.js";
import { requestRound, roundListener } from "./round-reply.js";
import { askStreaming, askWhole, type ModelRequest } from "./reply/ask-model.js";
import type { ReplyListener } from "./reply/reply-listener.js";
import type { Reply } from "./reply/reply.js";
import { type UnopenedReasoning, unopenedReasoning } from "./reply/unopened-reasoning.js";

/** A call's own listener: starts its timers, and records what is received. */
export function replyListener(
  request: CallRequest,
  attempt: Attempt,
  scope: CancelScope,
): ReplyListener {
  const text = request.round?.text;
  const own = ownListener(request, attempt, scope);
  return text === undefined ? own : roundListener(own, text);
}

function ownListener(request: CallRequest, attempt: Attempt, scope: CancelScope): ReplyListener {
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
    onMessagePart: (part) => attempt.messagePart(part),
  };
}

/** Whether the reply streams: if anyone wants its tokens, or a first-token timeout is set. */
function isStreamed({ policies, planned, context, live, round }: CallRequest): boolean {
  if (live !== undefined || round?.text !== undefined) return true;
  return policies.timeouts.firstTokenMs !== undefined || context.wantsTokens(planned.isAnswer);
}

/** Sends the request. */
export function requestReply(
  request: CallRequest,
  attempt: Pick<Attempt, "number" | "target" | "inner" | "recordId" | "received">,
  chatModel: CallableModel,
  scope: CancelScope,
  listener: ReplyListener,
): Promise<Reply> {
  if (chatModel instanceof MemberModel) {
    return requestMember(request, attempt, chatModel, scope, listener);
  }
  const text = request.round?.text;
  const ask = (own: CancelScope) => requestModel(request, attempt, chatModel, own, listener);
  return text === undefined ? ask(scope) : requestRound(text, scope, listener, ask);
}

function requestModel(
  request: CallRequest,
  attempt: Pick<Attempt, "number" | "target" | "received">,
  chatModel: BaseChatModel,
  scope: CancelScope,
  listener: ReplyListener,
): Promise<Reply> {
  const streams = isStreamed(request);
  showStart(request, attempt, chatModel);
  listener.onSent(streams);
  const ids = idsFor(request, listener);
  const parts = partsAsked(request, attempt, chatModel);
  const own = modelConfig(request, attempt, scope.signal, ids);
  const config = withUsageInTraces(own, request, attempt, parts);
  const asked = {
    ...parts,
    ...withOutputOptions(request, attempt.target.model, { model: chatModel, config }),
  };
  return withOwnId(send(asked, streams, scope, listener), ids);
}

/** The first request of a text that is written in rounds is the start of its run in the caller's streams. */
function showStart(
  request: CallRequest,
  attempt: Pick<Attempt, "number" | "target">,
  model: BaseChatModel,
): void {
  const { round } = request;
  if (round?.joined === undefined) return;
  const { messages } = attempt.target.prompt;
  const place = joinedMetadata(request, attempt);
  round.joined.startAfter(round.text?.before ?? "", { model, messages, ...place });
}

/** Sends the request to a Runnable. The models that it asks are recorded. */
async function requestMember(
  request: CallRequest,
  attempt: Pick<Attempt, "number" | "target" | "inner" | "recordId">,
  member: MemberModel,
  scope: CancelScope,
  listener: ReplyListener,
): Promise<Reply> {
  const { context } = request;
  const { model } = attempt.target;
  const streams = isStreamed(request);
  // An agent's answer comes whole: it has no first token.
  listener.onSent(streams && member.streams());
  const { counter, facts } = model;
  const recorder = new InnerCallRecorder({
    counter,
    facts,
    nowMs: () => context.nowMs(),
    onStart: () => recordSent(request, attempt),
  });
  attempt.inner = recorder;
  const ids = new InnerMessageIds(context.step);
  const given = modelConfig(request, attempt, scope.signal, undefined);
  const manager = managerOf(given.callbacks);
  const reporters = areTraced(manager)
    ? [new UsageReporter((runId) => recorder.tracedUsage(runId), manager.handlers)]
    : [];
  const callbacks = withFirstInside(manager, [ids, recorder, ...reporters]);
  const own = memberWithOptions(request, model, member);
  const asked = {
    ...partsAsked(request, attempt, member),
    model: own.heardBy((added) => recorder.handleServerMessages(added)),
    config: { ...given, callbacks },
  };
  // LangGraph adds the callbacks that it finds in the config of the run around it.
  const reply = await withAmbientCallbacks(callbacks, () => send(asked, streams, scope, listener));
  const known = ids.of(reply.id);
  return known === undefined ? reply : { ...reply, id: known.vendorId, messageId: known.id };
}

/** What the request to a chat model and that to a Runnable have in common. */
function partsAsked(
  request: CallRequest,
  { target: { model, prompt } }: Pick<Attempt, "target">,
  asked: CallableModel,
): Omit<ModelRequest, "model" | "config"> {
  return {
    messages: prompt.messages,
    unopened: unopenedOf(model, asked),
    settings: model.settings,
    mayCall: mayCallTools(request, model),
  };
}

function send(
  asked: ModelRequest,
  streams: boolean,
  scope: CancelScope,
  listener: ReplyListener,
): Promise<Reply> {
  const race = <Value>(promise: Promise<Value>): Promise<Value> => scope.race(promise);
  return streams ? askStreaming(asked, { race, ...listener }) : race(askWhole(asked));
}

/** Only callbacks see the messages of a reply before it has ended. */
function idsFor(
  { context: { config } }: CallRequest,
  { onChunk }: ReplyListener,
): MessageIds | undefined {
  return config.callbacks === undefined ? undefined : new MessageIds(onChunk);
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
  chatModel: object,
): UnopenedReasoning {
  const own = isFixed ? chatModel : undefined;
  return unopenedReasoning(own, settings.model, capabilities.unopenedReasoning);
}

function startFirstTokenTimer(firstTokenMs: number | undefined, scope: CancelScope): () => void {
  if (firstTokenMs === undefined) return () => {};
  return scope.after(firstTokenMs, () => firstTokenLate(firstTokenMs));
}
