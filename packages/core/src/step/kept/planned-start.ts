import type { BaseMessage } from "@langchain/core/messages";
import { digestOf } from "../../prompt/digest.js";
import type { MoaState, RunStart } from "../../runtime/graph-state.js";

/** Identifies a conversation. */
export function conversationDigest(messages: readonly BaseMessage[]): string {
  return digestOf(JSON.stringify(messages.map(({ id, type, content }) => [id, type, content])));
}

/**
 * The start that was planned for a run which keeps results. It is in the state before the step `begin`.
 *
 * @returns `undefined` if none was planned, or if the thread has got a question since.
 */
export function plannedStart({
  runStart,
  messages,
}: Pick<MoaState, "runStart" | "messages">): RunStart | undefined {
  const { plannedFor } = (runStart ?? {}) as Partial<RunStart>;
  if (plannedFor === undefined || plannedFor !== conversationDigest(messages)) return undefined;
  const { plannedFor: _, ...start } = runStart;
  return start;
}
