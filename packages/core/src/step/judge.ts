import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import type { CallRequest } from "../ask/call-request.js";
import type { CallResult } from "../ask/call-result.js";
import { callModel } from "../ask/call-model.js";
import { emitRetry } from "../ask/call-events.js";
import { type Call, type CallError, isUsable } from "../ledger/call.js";
import { fitsWindow } from "../ask/fit/reply-room.js";

/** How to read a reply that judges. */
export interface VerdictReader<Verdict> {
  /** The verdict in a reply about so many proposals; `undefined` when there is none. */
  readonly read: (reply: string, shown: number) => Verdict | undefined;
  /** What the model is told when its reply had none. */
  readonly reminder: (shown: number) => string;
}

/** What came of asking for a verdict. */
export interface Judgement<Verdict> {
  readonly verdict: Verdict | undefined;
  /** Its tries, in order. */
  readonly calls: readonly Call[];
  readonly last: CallResult;
}

const unclear: CallError = {
  code: "UNCLEAR_VERDICT",
  message: "The reply does not say what was asked.",
};

const unclearAndFull: CallError = {
  code: unclear.code,
  message: `${unclear.message} It was not asked once more: that would be too long for its window.`,
  hint: "Take a model with a larger window, or lower `maxOutputTokens`.",
};

/** Asks for a verdict, and once more when the reply has none and there is room to say so. */
export async function askVerdict<Verdict>(
  request: CallRequest,
  reader: VerdictReader<Verdict>,
): Promise<Judgement<Verdict>> {
  const first = judged(await callModel(request), reader);
  if (first.last.call.error?.code !== unclear.code) return first;
  const messages = reminded(first.last, reader);
  const again = askedAgain(request, first.last, messages);
  if (!again.models.every((model) => fitsWindow(messages, model))) {
    return endedBy(unclearAndFull, first);
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
  return endedBy(unclear, { verdict, calls, last: outcome });
}

/** A judgement whose last try failed for a reason that only its reader knows. */
function endedBy<Verdict>(
  error: CallError,
  { verdict, calls, last }: Judgement<Verdict>,
): Judgement<Verdict> {
  const failed: Call = { ...last.call, status: "failed", error };
  return { verdict, calls: [...calls.slice(0, -1), failed], last: { ...last, call: failed } };
}

/** The same conversation with the model that replied, and the reminder at its end. */
function reminded(
  { prompt, reply }: CallResult,
  { reminder }: Pick<VerdictReader<unknown>, "reminder">,
): BaseMessage[] {
  const reminding = new HumanMessage(reminder(prompt.proposals.length));
  return [...prompt.messages, new AIMessage(reply?.text ?? ""), reminding];
}

function askedAgain(
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
