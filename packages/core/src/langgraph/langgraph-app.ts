import type { CompiledStateGraph } from "@langchain/langgraph";
import type {
  MoaInputChannels,
  MoaOutputChannels,
  MoaState,
  MoaUpdate,
} from "../runtime/graph-state.js";

/** LangGraph's own class for a compiled Mixture-of-Agents. */
export type LangGraphApp = CompiledStateGraph<
  MoaState,
  MoaUpdate,
  string,
  MoaInputChannels,
  MoaOutputChannels
>;
