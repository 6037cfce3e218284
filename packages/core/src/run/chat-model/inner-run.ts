import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { RunnableConfig } from "@langchain/core/runnables";
import { withAmbientCallbacks } from "../../langgraph/internals/child-config.js";
import { reportUsage } from "../../langgraph/internals/traces/usage-reporter.js";
import { usageInTraces } from "../../ledger/traced-usage.js";
import { usageWithin } from "../../ledger/usage.js";
import { innerCallbacks } from "./inner-callbacks.js";
import type { RunEvent } from "../run-event.js";

/** How a graph runs within a model's call. */
export interface InnerRun {
  readonly config: Pick<RunnableConfig, "callbacks" | "signal">;
  /** Calls back so that LangGraph finds the config of no graph around it, except for callbacks. */
  readonly within: <Result>(callback: () => Result) => Result;
  /** Throws the error of the run. Tracers get the usage of the run: the runs within it report none. */
  readonly fail: (error: unknown) => never;
}

/** How a graph runs within a model's call. */
export function innerRun(
  { signal }: { readonly signal?: AbortSignal | undefined },
  runManager: CallbackManagerForLLMRun | undefined,
): InnerRun {
  const cancelled = signal === undefined ? {} : { signal };
  const callbacks = runManager && innerCallbacks(runManager);
  return {
    config: callbacks === undefined ? cancelled : { ...cancelled, callbacks },
    within: (callback) => withAmbientCallbacks(callbacks, callback),
    fail(error) {
      const usage = usageWithin(error);
      if (usage !== undefined) reportUsage(runManager, usageInTraces(usage));
      throw error;
    },
  };
}

/** Reads events so that each is awaited within the context that the run needs. */
export async function* readWithin(
  events: AsyncGenerator<RunEvent, void, undefined>,
  { within, fail }: InnerRun,
): AsyncGenerator<RunEvent> {
  try {
    for (;;) {
      const { value, done } = await within(async () => events.next());
      if (done === true) return;
      yield value;
    }
  } catch (error) {
    fail(error);
  } finally {
    await events.return();
  }
}
