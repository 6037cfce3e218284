import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { largest } from "../../spec/flow/largest.js";
import type { EarlyPlan } from "../early-starts/early-plan.js";
import { forgetfulSaver } from "../internals/members/forgetful-saver.js";
import { namespaceOfRun } from "../internals/place-in-step.js";
import { givenSaver } from "../internals/savers/pregel-checkpointer.js";
import type { RunOptions } from "../internals/stream-iterator.js";
import { InvalidInputError } from "../../errors/run/invalid-input-error.js";
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
  const saver = saverOf({ checkpointer }, options);
  if (saver === undefined) return undefined;
  const configurable = { ...config?.configurable, ...options?.configurable };
  const { thread_id: threadId } = configurable;
  if (isMissing(threadId)) return undefined;
  const ns = namespaceOfRun(configurable);
  const superStepsAhead = earlyPlan === undefined ? 0 : largest(earlyPlan.levels.values());
  return { saver, threadId: String(threadId), ns, superStepsAhead };
}

/**
 * Checks a run that is kept in no thread.
 *
 * @throws InvalidInputError `INVALID_INPUT` if it has a checkpointer: then only the id is missing.
 */
export function refuseWithoutThreadId(
  graph: GraphWithSaver,
  options: RunOptions | undefined,
): void {
  if (saverOf(graph, options) === undefined) return;
  const message = "The app has a checkpointer, but the config of the run has no `thread_id`.";
  const hint = 'Name the thread: `{ configurable: { thread_id: "1" } }`.';
  throw new InvalidInputError(message, { hint });
}

function saverOf(
  { checkpointer }: GraphWithSaver,
  options: RunOptions | undefined,
): BaseCheckpointSaver | undefined {
  const saver = givenSaver(options ?? {}) ?? checkpointer;
  return checkpointer !== false && isSaver(saver) ? saver : undefined;
}

function isMissing(threadId: unknown): boolean {
  return threadId === undefined || threadId === null || threadId === "";
}

/** Also one of another installed version of LangGraph. */
function isSaver(value: unknown): value is BaseCheckpointSaver {
  if (typeof value !== "object" || value === null || value === forgetfulSaver()) return false;
  const { getTuple, putWrites } = value as Partial<BaseCheckpointSaver>;
  return typeof getTuple === "function" && typeof putWrites === "function";
}
