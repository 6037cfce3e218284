import { createRunScopedValue } from "../identity/run-scoped-value.js";
import { allowManyListeners } from "./internals/abort-signals.js";
import type { RunOptions } from "./internals/stream-iterator.js";

/** What is to be done at the end of a run. Runs within it find the same list, and by then it is empty. */
const endOfRun = createRunScopedValue<(() => void)[]>("moagraph_end_of_run");

/**
 * The options of a run with a signal that follows the caller's until the run ends. LangGraph adds a
 * listener to the signal it is given with each run and never removes it.
 */
export function withOwnSignal(options: RunOptions, signal: AbortSignal): RunOptions {
  const own = new AbortController();
  const follow = (): void => own.abort(signal.reason);
  if (signal.aborted) follow();
  // As many runs as there are at once listen to it; `AbortSignal.any` would be kept for ever.
  allowManyListeners({ signal });
  signal.addEventListener("abort", follow, { once: true });
  const end = (): void => signal.removeEventListener("abort", follow);
  const configurable = { ...options.configurable, ...endOfRun.carry([end]) };
  return { ...options, signal: own.signal, configurable };
}

/** What is to be called at the end of the run that these options start; nothing the second time. */
export function takeEndOfRun(options: RunOptions | undefined): (() => void) | undefined {
  return endOfRun.find(options ?? {})?.pop();
}
