import type { GraphSpec } from "@moagraph/core/graph";
import type { CompileGraphOptions, KeptRuns } from "../compile-graph.js";
import type { Conversation } from "./conversation.js";

/** The graph of a chat and how it is compiled, and the conversation that it continues. */
export interface ChatSetting {
  readonly graph: GraphSpec;
  readonly limits: CompileGraphOptions;
  readonly kept?: KeptRuns;
  readonly conversation: Conversation;
}
