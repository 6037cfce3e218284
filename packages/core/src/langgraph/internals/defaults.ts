/**
 * `_defaults(config)`: where LangGraph has merged the callbacks of all configs, before it notifies any
 * handler of the run.
 *
 * Used to put redacting callbacks in their place. When it is missing, the canary finds raw text, and
 * runs of graphs with `redact` are refused.
 */
import type { RunnableConfig } from "@langchain/core/runnables";

const key = "_defaults";

/** Changes the config of every run of a graph, before any handler is notified. */
export function hookDefaults(
  graph: object,
  change: (config: RunnableConfig) => RunnableConfig,
): void {
  const stock: unknown = Reflect.get(graph, key);
  if (typeof stock !== "function") return;
  const value = (config: RunnableConfig): unknown => Reflect.apply(stock, graph, [change(config)]);
  Object.defineProperty(graph, key, { value, configurable: true });
}
