import type { BaseMessage } from "@langchain/core/messages";
import { listStart } from "./continuing/listed-proposals.js";
import { type SplitAnswer, splitAnswer } from "./continuing/split-answer.js";

/** The input of a call. */
export interface Asked extends SplitAnswer {
  /** The texts of the system messages, and the instruction and list at the end of a user's message. */
  readonly system: string;
  /** The text of the user's latest message, without the instruction and the list. */
  readonly question: string;
}

/**
 * What a prompt asks. The instruction of a node is in the system message or in a user's message.
 *
 * @param canPrefill - Whether the model continues a last message of its own.
 */
export function askedIn(messages: readonly BaseMessage[], canPrefill = false): Asked {
  const split = splitAnswer(messages, canPrefill);
  return { ...split, ...questionIn(split.opening) };
}

function questionIn(messages: readonly BaseMessage[]): Pick<Asked, "system" | "question"> {
  const system = textsOf(messages, "system").join("\n\n");
  const users = textsOf(messages, "human");
  const last = users.at(-1) ?? "";
  const listing = users.findLast((text) => listStart(text) !== undefined);
  if (listing === undefined) return { system, question: last };
  const start = listStart(listing);
  const question = listing === last ? listing.slice(0, start) : last;
  return { system: `${system}\n\n${listing.slice(start)}`, question };
}

function textsOf(messages: readonly BaseMessage[], type: string): string[] {
  return messages.filter((message) => message.type === type).map(({ text }) => text);
}
