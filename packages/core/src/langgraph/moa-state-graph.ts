import type { StateGraph } from "@langchain/langgraph";
import type {
  MoaInputChannels,
  MoaOutputChannels,
  MoaState,
  MoaUpdate,
} from "../runtime/graph-state.js";

/** The LangGraph builder of a Mixture-of-Agents. */
export interface MoaStateGraph extends StateGraph<
  unknown,
  MoaState,
  MoaUpdate,
  string,
  MoaInputChannels,
  MoaOutputChannels
> {}
