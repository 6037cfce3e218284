/**
 * The keys that LangGraph and its servers put into `configurable` for a caller: `thread_id`, those that
 * begin with `langgraph_`, the ids that it copies into metadata, and `ls_agent_type` of agents.
 *
 * Used to pass a caller's own values into a graph that runs as a chat model, without those of the graph
 * around it. Where a key is renamed, the inner graph sees it. Its runs have no
 * checkpointer, so it does nothing with it.
 */
import { isLangGraphs, isRunScoped } from "../runs/configurable-keys.js";

const ofRun = /^(?:langgraph_|ls_agent_type$|(?:thread|task|run|assistant|graph)_id$)/;

function isCallers(key: string): boolean {
  return !isLangGraphs(key) && !isRunScoped(key) && !ofRun.test(key);
}

/** The values of `configurable` that are the caller's own; `undefined` if there are none. */
export function callersConfigurable(
  configurable: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> | undefined {
  if (configurable === undefined) return undefined;
  const own = Object.entries(configurable).filter(
    ([key, value]) => value !== undefined && isCallers(key),
  );
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
