import { followSignal } from "@moagraph/provider-kit";
import { createRunScopedValue } from "../identity/run-scoped-value.js";
import type { RunOptions } from "./internals/stream-iterator.js";

/** What to call when a run ends. Runs inside it find the same list, which is empty by then. */
const endOfRun = createRunScopedValue<(() => void)[]>("moagraph_end_of_run");

/**
 * The options of a run with a signal that follows the caller's until the run ends. LangGraph adds a
 * listener to its signal in each run and never removes it.
 */
export function withOwnSignal(options: RunOptions, caller: AbortSignal): RunOptions {
  const { signal, end } = followSignal(caller);
  const configurable = { ...options.configurable, ...endOfRun.configurable([end]) };
  return { ...options, signal, configurable };
}

/** What to call when the run that these options start ends; nothing the second time. */
export function takeEndOfRun(options: RunOptions | undefined): (() => void) | undefined {
  return endOfRun.in(options ?? {})?.pop();
}
