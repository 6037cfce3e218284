import { AIMessage, type BaseMessage, coerceMessageLikeToMessage } from "@langchain/core/messages";
import type { MoaState } from "../../runtime/graph-state.js";
import { hasToolCalls } from "../../tokens/tool-calls.js";
import { messagesIn, type Update } from "./read-update.js";

/**
 * The update with `answer` and the answer's message as one text, if it writes one of them.
 *
 * Where the output calls tools, there is no answer yet: an `answer` without a message is left out, so
 * that a step for answers does not remove the calls.
 */
export function agreeing(update: Update, state: MoaState): Update {
  const { answer, messages, ...others } = update;
  if (typeof answer === "string" && messages === undefined) {
    const message = answerMessage(state);
    if (state.answer === "" && message !== undefined && hasToolCalls(message)) return others;
    return answer === state.answer ? update : { ...update, messages: [withText(answer, message)] };
  }
  if (answer !== undefined || messages === undefined) return update;
  const written = answerIn(messages);
  return written === undefined ? update : { ...update, answer: written };
}

/** The text of the last message of an assistant among those that a step writes. */
export function answerIn(messages: unknown): string | undefined {
  return assistantsLast(messages)?.text;
}

/** The messages that a step writes, with the answer as the last. */
export function withAnswerLast(messages: unknown, answer: string): unknown[] {
  if (messages === undefined) return [withText(answer, undefined)];
  const list = messagesIn(messages);
  return answerIn(list.at(-1)) === answer ? [...list] : [...list, withText(answer, undefined)];
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

function assistantsLast(messages: unknown): BaseMessage | undefined {
  if (messages === undefined) return undefined;
  const read = messagesIn(messages).map((each) => coerceMessageLikeToMessage(each as never));
  return read.findLast(({ type }) => type === "ai");
}
