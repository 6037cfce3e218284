import type { BaseMessage } from "@langchain/core/messages";
import { memoizeByObject } from "../../identity/memoize-by-object.js";
import type { History } from "../../spec/policies/history.js";
import type { TokenCounter } from "../../tokens/token-counter.js";

/** The parts of one conversation, by the number of their turns; 0 for the last message. */
const partsOf = memoizeByObject(
  (_messages: readonly BaseMessage[]) => new Map<number, BaseMessage[]>(),
);

/**
 * The part of a conversation that a node with this `history` sees. All nodes of a run share it.
 * System messages are kept. A part begins with a message of the user, and with no tool result whose
 * call is missing; if there is no such place, it is the whole conversation.
 */
export function historyOf(messages: BaseMessage[], history: History): BaseMessage[] {
  if (history === "all") return messages;
  const turns = turnsOf(history);
  const known = partsOf(messages).get(turns);
  if (known !== undefined) return known;
  const start = startOf(messages, turns);
  const earlier = messages.slice(0, start).filter(({ type }) => type === "system");
  const part = earlier.length === start ? messages : [...earlier, ...messages.slice(start)];
  partsOf(messages).set(turns, part);
  return part;
}

function turnsOf(history: Exclude<History, "all">): number {
  return history === "last-message" ? 0 : history.lastTurns;
}

/** The tokens of a conversation, as far as nodes with a `history` see it. Each part is counted once. */
export function promptTokensOf(
  messages: BaseMessage[],
  counter: TokenCounter,
): (history: History) => number {
  const counts = new Map<number, number>();
  return (history) => {
    const turns = history === "all" ? Number.POSITIVE_INFINITY : turnsOf(history);
    const known = counts.get(turns) ?? counter.prompt(historyOf(messages, history));
    counts.set(turns, known);
    return known;
  };
}

/** The index of the first message of the last turns. Zero if there are fewer. */
function startOf(messages: readonly BaseMessage[], turns: number): number {
  const missingCalls = new Set<unknown>();
  let left = Math.max(1, turns);
  for (let index = messages.length - 1; index > 0; index -= 1) {
    const message = messages[index] as BaseMessage;
    noteCalls(message, missingCalls);
    if (message.type !== "human" || missingCalls.size > 0) continue;
    if (turns > 0 && messages[index - 1]?.type === "human") continue;
    left -= 1;
    if (left === 0) return index;
  }
  return 0;
}

/** Adds the call of a tool's result to those that are missing, and removes those of a message. */
function noteCalls(message: BaseMessage, missing: Set<unknown>): void {
  if (message.type === "tool") missing.add(Reflect.get(message, "tool_call_id"));
  if (message.type !== "ai" || missing.size === 0) return;
  const calls: unknown = Reflect.get(message, "tool_calls");
  if (!Array.isArray(calls)) return;
  for (const call of calls as readonly { readonly id?: unknown }[]) missing.delete(call.id);
}
