/**
 * The `__pregel_*` keys that LangGraph puts into the config of a step, and LangChain's storage for the
 * config of what runs within a callback.
 *
 * Used to run an agent or a graph of the caller within a step: it runs as a subgraph, with its own
 * limit of steps. When a key is renamed, such a graph can no longer pause the run; when the storage is
 * missing, it counts its steps by the limit of the run.
 */
import type { RunnableConfig } from "@langchain/core/runnables";
import { AsyncLocalStorageProviderSingleton as storage } from "@langchain/core/singletons";
import type { LangGraphRunnableConfig } from "@langchain/langgraph";
import { isLangGraphs, isRunScoped } from "../runs/configurable-keys.js";
import { forgetfulSaver } from "./forgetful-saver.js";
import type { RunnableKind } from "./runnable-kind.js";

/** What a member gets of the config of its step. `recursionLimit` is not among it, nor are names. */
const passedOn = [
  "callbacks",
  "tags",
  "metadata",
  "signal",
  "maxConcurrency",
  "store",
  "context",
] as const;

/**
 * The config for a Runnable that is asked by a step.
 *
 * A graph on the way is a subgraph of the step, so that it can pause the run; its own checkpointer is
 * not used. Others get nothing of LangGraph's: a model that is chosen by `configurable` would take it
 * for parameters, and a server for a thread of its own.
 */
export function memberConfig(given: LangGraphRunnableConfig, kind: RunnableKind): RunnableConfig {
  const own = passedOn.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]);
  const configurable = configurableFor(given.configurable ?? {}, kind);
  return { ...(Object.fromEntries(own) as RunnableConfig), configurable };
}

function configurableFor(
  given: Readonly<Record<string, unknown>>,
  kind: RunnableKind,
): Record<string, unknown> {
  const isApart = kind === "chosen-model" || kind === "remote-graph";
  const kept = Object.entries(given).filter(
    ([key]) => !isRunScoped(key) && !(isApart && isLangGraphs(key)),
  );
  const configurable = Object.fromEntries(kept);
  // The conversation is sent as a whole. On a thread of the server, it would be there twice.
  if (kind === "remote-graph") delete configurable["thread_id"];
  if (!isApart) configurable["__pregel_checkpointer"] ??= forgetfulSaver();
  return configurable;
}

/** Calls back with the config that LangChain and LangGraph find for what runs within. */
export function withinMember<Result>(config: RunnableConfig, callback: () => Result): Result {
  return storage.runWithConfig(config, callback);
}

/** Whether a run can be paused by a graph within it, and be resumed. */
export function canPause({ configurable }: RunnableConfig): boolean {
  return configurable?.["__pregel_checkpointer"] != null;
}
