/**
 * `PregelNode.getNode()`: LangGraph asks a compiled node for the runnable that it runs.
 *
 * Used to run one runnable for a node in place of about six. When it is missing, nodes run as
 * LangGraph compiled them.
 */
import type { Runnable } from "@langchain/core/runnables";
import type { PregelNode } from "@langchain/langgraph";

/** A node of a compiled graph. */
export type CompiledNode = PregelNode;

/** Whether the runnable of this node can be replaced. */
export function isReplaceable(node: CompiledNode): boolean {
  return typeof node.getNode === "function";
}

/**
 * Makes LangGraph run one runnable for a node. What `updateState` uses of the node stays as it is.
 *
 * @returns What LangGraph would have run.
 */
export function replaceRunnable(node: CompiledNode, runnable: Runnable): () => Runnable {
  const stock = node.getNode.bind(node);
  node.getNode = () => runnable;
  return () => stock() ?? runnable;
}
