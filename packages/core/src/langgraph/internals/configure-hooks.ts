/**
 * `registerConfigureHook` and `setContextVariable` of `@langchain/core/context`: how handlers are added
 * to all runs. They are documented, but their module imports `node:async_hooks`, which browsers do not
 * have.
 *
 * Used by the redaction canary. When the module is missing, as in a browser or a bundle, the canary
 * tests only the other ways that handlers come into a run.
 */
import type { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import { CallbackManager } from "@langchain/core/callbacks/manager";

/**
 * Adds a handler to the runs of the current async context, as LangChain adds tracers.
 *
 * @returns Whether LangChain adds the handler to runs from now on.
 */
export type AddToRuns = (contextVar: string, handler: BaseCallbackHandler) => boolean;

/** `undefined` if handlers cannot be added here. */
export async function handlerRegistry(): Promise<AddToRuns | undefined> {
  const context = await contextModule();
  if (context === undefined) return undefined;
  const { registerConfigureHook, setContextVariable } = context;
  return (contextVar, handler) => {
    setContextVariable(contextVar, handler);
    registerConfigureHook({ contextVar, inheritable: true });
    return CallbackManager.configure()?.handlers.includes(handler) === true;
  };
}

/** The name is not a literal, so that bundlers for browsers do not follow it. */
async function contextModule(): Promise<typeof import("@langchain/core/context") | undefined> {
  try {
    return (await import(["@langchain", "core", "context"].join("/"))) as never;
  } catch {
    return undefined;
  }
}
