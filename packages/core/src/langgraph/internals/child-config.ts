/**
 * LangChain's AsyncLocalStorage, with the keys `lc:child_config` and `lc:context_variables`: where
 * `getConfig`, `interrupt` and context variables are looked up.
 *
 * Used to set the config of a node without making a tracing object. When the keys are renamed,
 * `getConfig` finds nothing, the self-test fails, and nodes run as LangGraph compiled them.
 */
import type { CallbackManager } from "@langchain/core/callbacks/manager";
import type { RunnableConfig } from "@langchain/core/runnables";
import { AsyncLocalStorageProviderSingleton as storage } from "@langchain/core/singletons";

const configKey = Symbol.for("lc:child_config");
const variablesKey = Symbol.for("lc:context_variables");

/** Calls back with a config that `getConfig` and `interrupt` find. For runs that nothing traces. */
export function withAmbientConfig<Result>(config: RunnableConfig, callback: () => Result): Result {
  const instance = storage.getInstance();
  const around = instance.getStore() as Record<symbol, unknown> | undefined;
  const within = {
    tracingEnabled: false,
    extra: { [configKey]: config },
    [variablesKey]: around?.[variablesKey],
  };
  return instance.run(within, callback);
}

/**
 * Calls back with a config that has callbacks at most. LangGraph adds what it finds in the config of the
 * run around it: its callbacks, thread, checkpointer and what it knows of interrupts.
 */
export function withAmbientCallbacks<Result>(
  callbacks: CallbackManager | undefined,
  callback: () => Result,
): Result {
  const around = currentStorage() === undefined ? undefined : storage.getRunnableConfig();
  if (around === undefined) return callback();
  return storage.runWithConfig(callbacks === undefined ? {} : { callbacks }, callback);
}

/** Whether LangChain can keep a config for what runs within a callback. Browsers cannot. */
export function hasAmbientStorage(): boolean {
  const instance = currentStorage();
  if (instance === undefined) return false;
  return instance.run({}, () => instance.getStore() !== undefined);
}

/** Whether `withAmbientConfig` sets what LangChain itself would set. */
export function setsAmbientConfig(getConfig: () => unknown): boolean {
  const config = {};
  try {
    const byLangChain = storage.runWithConfig(config, getConfig);
    return withAmbientConfig(config, getConfig) === byLangChain;
  } catch {
    return false;
  }
}

/** Calls back as if no run was around: nothing is inherited from the run that the caller is in. */
export function outsideRuns<Result>(callback: () => Result): Result {
  const instance = currentStorage();
  return instance === undefined ? callback() : instance.run(undefined, callback);
}

/** `undefined` if LangChain keeps it elsewhere. */
function currentStorage(): ReturnType<typeof storage.getInstance> | undefined {
  const { getInstance } = storage as Partial<typeof storage>;
  return typeof getInstance === "function" ? storage.getInstance() : undefined;
}
