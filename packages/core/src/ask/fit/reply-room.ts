import type { BaseMessage } from "@langchain/core/messages";
import type { CandidateModel } from "../call/call-config.js";
import type { AskSettings } from "../../spec/model-settings.js";

/** Tokens reserved for the reply in a model's window: `maxOutputTokens`, else 1. */
export function replyRoomOf({ maxOutputTokens }: AskSettings): number {
  return maxOutputTokens ?? 1;
}

/**
 * Whether a prompt and its reply fit a model's window. True if the window is unknown.
 */
export function fitsWindow(
  messages: readonly BaseMessage[],
  { settings, counter, facts: { contextTokens } }: CandidateModel,
): boolean {
  if (contextTokens === undefined) return true;
  return counter.prompt(messages) + replyRoomOf(settings) <= contextTokens.value;
}
