/**
 * `__pregel_scratchpad.subgraphCounter`: how many graphs have started within a step. LangGraph adds it to
 * the namespace of all but the first, when it has read the thread.
 *
 * Used to number the runs of a step in the order in which they are started, before anything is waited for.
 * When it is missing, a second run of an app in a step, while the first one works and both are kept in a
 * thread, throws `THREAD_BUSY`.
 */
import { getConfig } from "@langchain/langgraph";
import { allowManyListeners } from "./abort-signals.js";
import { namespaceIn } from "./savers/pregel-checkpointer.js";
import type { RunOptions } from "./stream-iterator.js";

interface Scratchpad {
  subgraphCounter: number;
}

const key = "__pregel_scratchpad";

/** What runs have instead of the scratchpad of their step. */
const ofRuns = new WeakSet<object>();

/**
 * The options of a run with its number within its step. Called before anything is waited for.
 *
 * @param options - Unchanged if the run is in no step. Without `configurable`, a run has that of its step.
 */
export function withPlaceInStep(options: RunOptions | undefined): RunOptions | undefined {
  const config = options?.configurable === undefined ? getConfig() : options;
  const ofStep: unknown = config?.configurable?.[key];
  if (config === undefined || !isCounting(ofStep) || ofRuns.has(ofStep)) return options;
  allowManyListeners(config);
  return { ...options, configurable: { ...config.configurable, [key]: numbered(ofStep) } };
}

function numbered(ofStep: Scratchpad): Scratchpad {
  const subgraphCounter = { value: ofStep.subgraphCounter, writable: true, enumerable: true };
  const ofRun = Object.create(ofStep, { subgraphCounter }) as Scratchpad;
  ofStep.subgraphCounter += 1;
  ofRuns.add(ofRun);
  return ofRun;
}

/** The namespace of a run in its thread. */
export function namespaceOfRun(configurable: Readonly<Record<string, unknown>>): string {
  const namespace = namespaceIn(configurable);
  const own: unknown = configurable[key];
  const isNumbered = isCounting(own) && ofRuns.has(own) && own.subgraphCounter > 0;
  return isNumbered ? `${namespace}|${own.subgraphCounter}` : namespace;
}

/** Whether the options are those of a run within a step. */
export function isInStep({ configurable }: RunOptions): boolean {
  return isCounting(configurable?.[key]);
}

function isCounting(value: unknown): value is Scratchpad {
  const { subgraphCounter } = (value ?? {}) as Partial<Scratchpad>;
  return typeof subgraphCounter === "number";
}
