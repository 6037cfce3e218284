import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import type { CallRequest } from "../ask/call-request.js";
import type { CallResult } from "../ask/call-result.js";
import { callModel } from "../ask/call-model.js";
import { emitRetry } from "../ask/call-events.js";
import { type Call, type CallError, isUsable } from "../ledger/call.js";
import { fitsWindow } from "../ask/fit/reply-room.js";

/** How to read a verdict from a reply. */
export interface VerdictReader<Verdict> {
  /** The verdict in a reply about `shown` proposals; `undefined` if it has none. */
  readonly read: (reply: string, shown: number) => Verdict | undefined;
  /** The message sent when the reply had no verdict. */
  readonly reminder: (shown: number) => string;
}

/** A verdict, or why there is none. */
export interface Judgement<Verdict> {
  readonly verdict: Verdict | undefined;
  /** All attempts, in order. */
  readonly calls: readonly Call[];
  readonly last: CallResult;
}

const unclear: CallError = {
  code: "UNCLEAR_VERDICT",
  message: "The reply has no verdict.",
};

const unclearAndFull: CallError = {
  code: unclear.code,
  message: `${unclear.message} The model was not asked again: the prompt would exceed its context window.`,
  hint: "Use a model with a larger context window, or lower `maxOutputTokens`.",
};

/** Asks for a verdict. Asks a second time if the reply has none and the reminder fits the window. */
export async function askVerdict<Verdict>(
  request: CallRequest,
  reader: VerdictReader<Verdict>,
): Promise<Judgement<Verdict>> {
  const first = judged(await callModel(request), reader);
  if (first.last.call.error?.code !== unclear.code) return first;
  const messages = withReminder(first.last, reader);
  const again = secondRequest(request, first.last, messages);
  if (!again.models.every((model) => fitsWindow(messages, model))) {
    return failedWith(unclearAndFull, first);
  }
  emitRetry(request, first.last.call);
  const second = judged(await callModel(again), reader);
  return { ...second, calls: [...first.calls, ...second.calls] };
}

function judged<Verdict>(
  outcome: CallResult,
  { read }: VerdictReader<Verdict>,
): Judgement<Verdict> {
  const { call, calls, reply, prompt } = outcome;
  const isRead = isUsable(call) && reply !== undefined;
  const verdict = isRead ? read(reply.text, prompt.proposals.length) : undefined;
  if (verdict !== undefined || !isRead) return { verdict, calls, last: outcome };
  return failedWith(unclear, { verdict, calls, last: outcome });
}

/** Marks the last attempt as failed: the model replied, but without a verdict. */
function failedWith<Verdict>(
  error: CallError,
  { verdict, calls, last }: Judgement<Verdict>,
): Judgement<Verdict> {
  const failed: Call = { ...last.call, status: "failed", error };
  return { verdict, calls: [...calls.slice(0, -1), failed], last: { ...last, call: failed } };
}

/** The conversation with the reply, followed by the reminder. */
function withReminder(
  { prompt, reply }: CallResult,
  { reminder }: Pick<VerdictReader<unknown>, "reminder">,
): BaseMessage[] {
  const reminding = new HumanMessage(reminder(prompt.proposals.length));
  return [...prompt.messages, new AIMessage(reply?.text ?? ""), reminding];
}

function secondRequest(
  request: CallRequest,
  { call, prompt }: CallResult,
  messages: BaseMessage[],
): CallRequest {
  return {
    ...request,
    models: request.models.filter(({ settings }) => settings.model === call.model),
    isPromptFromFunction: false,
    attemptsBefore: call.attempt,
    writePrompt: async () => ({ messages, notes: [], proposals: prompt.proposals }),
  };
}
