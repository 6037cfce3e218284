import type { RunUsage } from "@moagraph/core";
import type { CallOfRun } from "@moagraph/example-chat-parts/calls";
import type { UIMessage } from "ai";

/** What the server sends beside the answer. Each part replaces the one with the same id. */
type RunParts = {
  /** A call. Its id is its place in the run. */
  call: CallOfRun;
  /** Tokens and cost of the run, at its end. */
  usage: RunUsage;
};

/** A message of the chat. An answer has a part for each call of its run. */
export type ChatMessage = UIMessage<unknown, RunParts>;
