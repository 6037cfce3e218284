/**
 * `lc_error_code` of LangGraph's errors.
 *
 * Used to tell that an agent has used up its steps, and that a step cannot pause. When it is missing,
 * the call or step fails with the message of LangGraph.
 */
import { isGraphInterrupt, isParentCommand } from "@langchain/langgraph";

/**
 * How a graph ended that gave nothing: it has no steps left, wants something of the graph around it, or
 * called `interrupt()` where no run can pause.
 */
export type GraphEnding = "step-limit" | "interrupt" | "no-checkpointer" | "parent-command";

/** What an error says of the graph that threw it; `undefined` for any other error. */
export function graphEnding(error: unknown): GraphEnding | undefined {
  const code = (error as { readonly lc_error_code?: unknown } | undefined)?.lc_error_code;
  if (code === "GRAPH_RECURSION_LIMIT") return "step-limit";
  if (code === "MISSING_CHECKPOINTER") return "no-checkpointer";
  if (isParentCommand(error)) return "parent-command";
  return isGraphInterrupt(error) ? "interrupt" : undefined;
}
