import { AIMessage, type BaseMessage, coerceMessageLikeToMessage } from "@langchain/core/messages";
import { Overwrite } from "@langchain/langgraph";
import type { MoaState } from "../../runtime/graph-state.js";
import { hasToolCalls } from "../../tokens/tool-calls.js";
import { messagesIn, type Update, type UpdateFault } from "./read-update.js";

/**
 * The update with `answer` and the answer's message as one text, if it writes one of them.
 *
 * Where the output calls tools, there is no answer yet: an `answer` without a message is left out, so
 * that a step for answers does not remove the calls.
 */
export function agreeing(update: Update, state: MoaState): { update: Update } | UpdateFault {
  const { answer, messages, ...others } = update;
  const written = messages === undefined ? undefined : writtenAnswer(messages, state);
  if (typeof answer === "string" && written === undefined && callsTools(state)) {
    return { update: messages === undefined ? others : { ...others, messages } };
  }
  const text = typeof answer === "string" ? answer : written?.text;
  if (text === undefined) return { update };
  const fault = faultOf(text, written, state);
  if (fault !== undefined) return fault;
  if (written !== undefined) return { update: { ...update, answer: text } };
  return { update: text === state.answer ? update : withMessage(update, text, state) };
}

/**
 * The message of an assistant that a step writes as the answer's. One that was in the conversation, or
 * replaces another message, is none.
 */
function writtenAnswer(messages: unknown, state: MoaState): BaseMessage | undefined {
  const old = answerMessage(state);
  const others = new Set(state.messages.map(({ id }) => id));
  others.delete(old?.id);
  others.delete(undefined);
  return assistantsIn(messages).findLast((each) => each !== old && !others.has(each.id));
}

function callsTools(state: MoaState): boolean {
  const message = answerMessage(state);
  return state.answer === "" && message !== undefined && hasToolCalls(message);
}

/** Why a text cannot be the answer. A message that calls tools may be without text. */
function faultOf(
  text: string,
  written: BaseMessage | undefined,
  { answer }: MoaState,
): UpdateFault | undefined {
  const isEmpty = text.trim() === "";
  if (written !== undefined && isEmpty && hasToolCalls(written)) return undefined;
  if (written !== undefined && written.text !== text) return twoTexts;
  return isEmpty && text !== answer ? emptyAnswer : undefined;
}

const twoTexts: UpdateFault = {
  fault: "returned an `answer` and a message of an assistant with another text.",
  hint: "Return only one of them: an `answer` replaces the text of the answer's message.",
};

const emptyAnswer: UpdateFault = {
  fault: "returned an empty `answer`.",
  hint: "Return a text, or nothing to keep the answer.",
};

/** The update with the text in the answer's message, in its place if the step writes it anyway. */
function withMessage(update: Update, answer: string, state: MoaState): Update {
  const old = answerMessage(state);
  const message = withText(answer, old);
  const { messages } = update;
  if (messages === undefined) return { ...update, messages: [message] };
  const list = messagesIn(messages);
  const isIn = old !== undefined && list.includes(old);
  const changed = isIn ? list.map((each) => (each === old ? message : each)) : [...list, message];
  return { ...update, messages: likeGiven(messages, changed) };
}

/** A list that replaces the conversation still does so. */
function likeGiven(given: unknown, list: unknown[]): unknown {
  return Overwrite.isInstance(given) ? new Overwrite(list) : list;
}

/** The text of the last message of an assistant among those that a step writes. */
export function answerIn(messages: unknown): string | undefined {
  return messages === undefined ? undefined : assistantsIn(messages).at(-1)?.text;
}

/** The messages that a step writes, with the answer as the last. */
export function withAnswerLast(messages: unknown, answer: string): unknown {
  if (messages === undefined) return [withText(answer, undefined)];
  const list = messagesIn(messages);
  if (answerIn(list.at(-1)) === answer) return messages;
  return likeGiven(messages, [...list, withText(answer, undefined)]);
}

function answerMessage({ messages }: MoaState): AIMessage | undefined {
  return messages.findLast(({ type }) => type === "ai") as AIMessage | undefined;
}

/** The message of the answer with another text. Its id stays, so it replaces the message. */
function withText(content: string, old: AIMessage | undefined): AIMessage {
  const usage = old?.usage_metadata;
  return new AIMessage({
    content,
    id: old?.id ?? crypto.randomUUID(),
    response_metadata: old?.response_metadata ?? {},
    additional_kwargs: {},
    ...(usage === undefined ? {} : { usage_metadata: usage }),
  });
}

function assistantsIn(messages: unknown): BaseMessage[] {
  const read = messagesIn(messages).map((each) => coerceMessageLikeToMessage(each as never));
  return read.filter(({ type }) => type === "ai");
}
