/**
 * The keys of `configurable` that begin with two underscores or `checkpoint_`: LangGraph's own. Those
 * of `moagraph_` are our values for one run.
 *
 * Used to keep them from functions, Runnables and graphs of the caller. Where a key is renamed, these
 * see it.
 */

/** Whether LangGraph keeps the entry of `configurable` for itself. */
export function isLangGraphs(key: string): boolean {
  return key.startsWith("__") || key.startsWith("checkpoint_");
}

/** Whether the entry of `configurable` is a value of our own for one run. */
export function isRunScoped(key: string): boolean {
  return key.startsWith("moagraph_");
}
