import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import type { CandidateModel } from "../../ask/call/call-config.js";
import type { CallRequest } from "../../ask/call/call-request.js";
import type { CallResult } from "../../ask/call/call-result.js";
import { callModel } from "../../ask/call-model.js";
import { emitRetry } from "../../ask/call-events.js";
import { type Call, type CallError, isUsable } from "../../ledger/call.js";
import { fitsWindow } from "../../ask/fit/reply-room.js";

/** What was read in a reply, or why it cannot be used. */
export type Reading<Value> =
  | { readonly value: Value }
  /** If it is final, another reply would not help. */
  | { readonly fault: CallError; readonly isFinal?: boolean };

/** How to read replies that must have a certain form. */
export interface ReplyReader<Value> {
  /** Reads a reply about `shown` proposals. */
  read(reply: string, shown: number): Reading<Value> | Promise<Reading<Value>>;
  /** The message sent after a reply that cannot be used. */
  reminder(fault: CallError, shown: number, model: CandidateModel): string;
  /** Whether the fallbacks are asked after the second reply that cannot be used. */
  readonly asksFallbacks: boolean;
}

/** What was read, or why nothing was. */
export interface ReadReply<Value> {
  /** `undefined` if no reply could be used. */
  readonly value: Value | undefined;
  /** Why the last reply could not be used, if another one may help. */
  readonly fault: CallError | undefined;
  /** All attempts, in order. */
  readonly calls: readonly Call[];
  readonly last: CallResult;
}

/**
 * Asks for a reply of a certain form. Asks a second time if the reply does not have it and the reminder
 * fits the window, then the fallbacks, if the reader wants that.
 */
export async function askAndRead<Value>(
  request: CallRequest,
  reader: ReplyReader<Value>,
): Promise<ReadReply<Value>> {
  let asked = request;
  for (;;) {
    const read = await askTwice(asked, reader);
    if (read.fault === undefined || !reader.asksFallbacks) return read;
    const models = modelsAfter(asked, read.last.call.model);
    if (models.length === 0) return read;
    asked = { ...request, models, after: { ...read.last, calls: read.calls } };
  }
}

function modelsAfter({ models }: CallRequest, model: string): CallRequest["models"] {
  return models.slice(models.findIndex(({ settings }) => settings.model === model) + 1);
}

async function askTwice<Value>(
  request: CallRequest,
  reader: ReplyReader<Value>,
): Promise<ReadReply<Value>> {
  const first = await readOnce(await callModel(request), reader);
  if (first.fault === undefined) return first;
  const model = request.models.find(({ settings }) => settings.model === first.last.call.model);
  if (model === undefined) return first;
  const { prompt } = first.last;
  const reminder = reader.reminder(first.fault, prompt.proposals.length, model);
  const messages = withReminder(first.last, reminder);
  if (!fitsWindow(messages, model)) {
    return failedWith(notAskedAgain(first.fault), first);
  }
  emitRetry(request, first.last.call);
  const again = await callModel(secondRequest(request, model, first.last, messages));
  const second = await readOnce(again, reader);
  return { ...second, calls: [...first.calls, ...second.calls] };
}

function notAskedAgain({ code, message }: CallError): CallError {
  return {
    code,
    message: `${message} The model was not asked again: the prompt would exceed its context window.`,
    hint: "Use a model with a larger context window, or lower `maxOutputTokens`.",
  };
}

async function readOnce<Value>(
  outcome: CallResult,
  reader: ReplyReader<Value>,
): Promise<ReadReply<Value>> {
  const { call, calls, reply, prompt } = outcome;
  const read: ReadReply<Value> = { value: undefined, fault: undefined, calls, last: outcome };
  // A reply that calls tools has no form of its own: the caller runs them and asks again.
  const hasForm = isUsable(call) && reply !== undefined && reply.callingMessage === undefined;
  if (!hasForm) return read;
  const reading = await reader.read(reply.text, prompt.proposals.length);
  if ("value" in reading) return { ...read, value: reading.value };
  const failed = failedWith<Value>(reading.fault, read);
  return reading.isFinal === true ? { ...failed, fault: undefined } : failed;
}

/** Marks the last attempt as failed: the model replied, but not in the form that was asked for. */
function failedWith<Value>(
  error: CallError,
  { calls, last }: Pick<ReadReply<Value>, "calls" | "last">,
): ReadReply<Value> {
  const failed: Call = { ...last.call, status: "failed", error };
  return {
    value: undefined,
    fault: error,
    calls: [...calls.slice(0, -1), failed],
    last: { ...last, call: failed },
  };
}

/** The conversation with the reply, followed by the reminder. */
function withReminder({ prompt, reply }: CallResult, reminder: string): BaseMessage[] {
  return [...prompt.messages, new AIMessage(reply?.text ?? ""), new HumanMessage(reminder)];
}

function secondRequest(
  request: CallRequest,
  model: CandidateModel,
  { call, prompt }: CallResult,
  messages: BaseMessage[],
): CallRequest {
  return {
    ...request,
    models: [model],
    after: undefined,
    isPromptFromFunction: false,
    attemptsBefore: call.attempt,
    writePrompt: async () => ({ messages, notes: [], proposals: prompt.proposals }),
  };
}
