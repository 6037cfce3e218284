import type { BaseMessage } from "@langchain/core/messages";

/** A conversation that asks for the rest of an answer. */
export interface SplitAnswer {
  /** The messages that asked for the answer. */
  readonly opening: readonly BaseMessage[];
  /** The answer so far, with single spaces. Empty if a new answer is asked for. */
  readonly soFar: string;
  /** The user's messages that asked to go on. They can list what proposals have added. */
  readonly requests: readonly string[];
  /** Whether the answer so far is the last message, so that the reply continues its characters. */
  readonly isPrefilled: boolean;
}

/** How a user asks to go on, after a message of the model. */
const goOn = /^(?:please,? )?(?:continue|go on|carry on)\b/i;

/** The same, also after a message of the model that was empty. */
const continueAnswer = /\b(?:continue|go on with) (?:your|the)(?: own)? answer\b/i;

/**
 * Splits a conversation at the answer that it asks to continue: the model's last message, or messages of
 * the model that are each followed by a user's request to go on.
 *
 * @param canPrefill - Whether the model continues a last message of its own.
 */
export function splitAnswer(messages: readonly BaseMessage[], canPrefill: boolean): SplitAnswer {
  const isPrefilled = canPrefill && messages.at(-1)?.type === "ai";
  let end = isPrefilled ? messages.length - 1 : messages.length;
  const from = end;
  while (asksToGoOn(messages.slice(0, end))) end -= messages[end - 2]?.type === "ai" ? 2 : 1;
  const requests = messages.slice(end, from).filter(({ type }) => type === "human");
  const written = messages.slice(end).filter(({ type }) => type === "ai");
  return {
    opening: messages.slice(0, end),
    soFar: written.map(({ text }) => text.trim().replaceAll(/\s+/g, " ")).join(" "),
    requests: requests.map(({ text }) => text),
    isPrefilled,
  };
}

/** Whether the last message asks for the rest of an answer. */
function asksToGoOn(messages: readonly BaseMessage[]): boolean {
  const [before, last] = [messages.at(-2), messages.at(-1)];
  if (last?.type !== "human") return false;
  return (before?.type === "ai" && goOn.test(last.text)) || continueAnswer.test(last.text);
}
