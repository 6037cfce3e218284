import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import type { MoaState, MoaUpdate } from "./graph-state.js";

/** The function that LangGraph runs for a step. */
export type NodeFunction = (state: MoaState, config: LangGraphRunnableConfig) => Promise<MoaUpdate>;
