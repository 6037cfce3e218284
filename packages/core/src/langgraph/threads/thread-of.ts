import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { largest } from "../../spec/flow/largest.js";
import type { EarlyPlan } from "../early-starts/early-plan.js";
import { forgetfulSaver } from "../internals/members/forgetful-saver.js";
import { givenSaver, namespaceIn } from "../internals/savers/pregel-checkpointer.js";
import type { RunOptions } from "../internals/stream-iterator.js";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { Thread } from "./kept-run.js";

/** A compiled graph, as far as it tells where its runs are kept. */
export interface GraphWithSaver {
  readonly checkpointer?: BaseCheckpointSaver | boolean | undefined;
  readonly config?: RunnableConfig | undefined;
}

/** The thread of a run; `undefined` if the run is kept in none. */
export function threadOf(
  { checkpointer, config }: GraphWithSaver,
  options: RunOptions | undefined,
  earlyPlan: EarlyPlan | undefined,
): Thread | undefined {
  if (checkpointer === false) return undefined;
  const saver = givenSaver(options ?? {}) ?? checkpointer;
  if (!isSaver(saver)) return undefined;
  const configurable = { ...config?.configurable, ...options?.configurable };
  const { thread_id: threadId } = configurable;
  // LangGraph refuses a run with a checkpointer and no thread.
  if (threadId === undefined) return undefined;
  const superStepsAhead = earlyPlan === undefined ? 0 : largest(earlyPlan.levels.values());
  return { saver, threadId: String(threadId), ns: namespaceIn(configurable), superStepsAhead };
}

/** Also one of another installed version of LangGraph. */
function isSaver(value: unknown): value is BaseCheckpointSaver {
  if (typeof value !== "object" || value === null || value === forgetfulSaver()) return false;
  const { getTuple, putWrites } = value as Partial<BaseCheckpointSaver>;
  return typeof getTuple === "function" && typeof putWrites === "function";
}
