import type { ReplyToolCall } from "../reply.js";
import type { Completion } from "./completion.js";

/** Number of characters in each piece of streamed arguments. */
const pieceLength = 8;

/** A tool call with an id. */
export type NamedToolCall = Required<ReplyToolCall>;

/** The tool calls of a reply. Their ids begin with this prefix, and differ from those of other replies. */
export function namedToolCalls(
  { index, toolCalls }: Completion,
  prefix: string,
): readonly NamedToolCall[] {
  return toolCalls.map((call, at) => ({
    id: at === 0 ? `${prefix}_${index}` : `${prefix}_${index}_${at}`,
    ...call,
  }));
}

/** The arguments as a value, where the API has no text of them; the text itself if it is invalid. */
export function argumentsOf({ arguments: text }: ReplyToolCall): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The parts in which a stream delivers the arguments. */
export function argumentPieces({ arguments: text }: ReplyToolCall): string[] {
  return text.match(new RegExp(`[^]{1,${pieceLength}}`, "gu")) ?? [];
}
