/**
 * The config that LangGraph makes for a step: `__pregel_send`, `__pregel_scratchpad`,
 * `__pregel_call`, `__pregel_task_id`, the namespace and the `langgraph_*` metadata.
 *
 * Used to make the config of a step that starts early. When one of them is missing, no step starts
 * early.
 */
import type { Callbacks } from "@langchain/core/callbacks/manager";
import type { RunnableConfig } from "@langchain/core/runnables";
import { GraphBubbleUp, type LangGraphRunnableConfig } from "@langchain/langgraph";

/** A step that starts before its turn. */
export interface EarlyStep {
  readonly step: string;
  /** The channel that opened for it. */
  readonly join: string;
  /** How many super-steps later than the config's own its turn comes. */
  readonly laterBy: number;
  /** The state that it works on. */
  readonly state: unknown;
  readonly signal: AbortSignal;
  /** The metadata of its runs; `undefined` if they are not traced. */
  readonly metadata: Readonly<Record<string, unknown>> | undefined;
}

/** Where the config of a step says that the step runs. */
interface Place {
  readonly configurable: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
  readonly namespace: string;
  readonly superStep: number;
}

/** What LangGraph gives a step for itself: to write, to pause, and to start tasks. */
const ownKeys = ["__pregel_send", "__pregel_scratchpad", "__pregel_call"];

/**
 * The config for a step that starts before its turn, made from that of a step whose turn it is. It
 * is the config that LangGraph will make, but for the id of the task. What only a step may do whose
 * turn it is, such as `interrupt()`, throws a `GraphBubbleUp`.
 *
 * @returns `undefined` if LangGraph keeps these things elsewhere.
 */
export function configBeforeTurn(
  config: LangGraphRunnableConfig,
  early: EarlyStep,
): LangGraphRunnableConfig | undefined {
  const place = placeOf(config);
  if (place === undefined) return undefined;
  const { signal, step, laterBy } = early;
  const { executionInfo, callbacks } = config;
  const taskId = crypto.randomUUID();
  const own = namespaceOf(place, step, taskId);
  const at = place.superStep;
  return {
    ...config,
    runName: step,
    signal,
    ...(executionInfo && { executionInfo: { ...executionInfo, taskId, checkpointNs: own } }),
    ...(callbacks === undefined ? {} : { callbacks: callbacksAt(callbacks, at, at + laterBy) }),
    metadata: metadataOf(place, early, own),
    configurable: configurableOf(place, early, { own, taskId }),
  };
}

/** Whether a config is that of a step that starts before its turn. */
export function isBeforeTurn({ configurable }: RunnableConfig): boolean {
  return configurable?.["__pregel_send"] === waitForTurn;
}

/** The node, the super-step and the namespace that a config names, as one text. */
export function describePlace({ metadata, configurable }: RunnableConfig): string {
  const { langgraph_node: node, langgraph_step: step } = metadata ?? {};
  const namespace = String(configurable?.["checkpoint_ns"]);
  return `${String(node)} ${String(step)} ${namespace.replaceAll(/:[^|]*/g, "")}`;
}

function placeOf({ configurable = {}, metadata = {} }: RunnableConfig): Place | undefined {
  const namespace: unknown = configurable["checkpoint_ns"];
  const superStep: unknown = metadata["langgraph_step"];
  const isKnown = ownKeys.every((key) => key in configurable);
  if (!isKnown || typeof namespace !== "string" || typeof superStep !== "number") return undefined;
  return { configurable, metadata, namespace, superStep };
}

function namespaceOf({ namespace }: Place, step: string, taskId: string): string {
  return [...namespace.split("|").slice(0, -1), `${step}:${taskId}`].join("|");
}

function metadataOf(
  place: Place,
  { step, join, laterBy, metadata }: EarlyStep,
  own: string,
): Record<string, unknown> {
  return {
    ...place.metadata,
    ...metadata,
    langgraph_step: place.superStep + laterBy,
    langgraph_node: step,
    langgraph_triggers: [join],
    langgraph_path: ["__pregel_pull", step],
    langgraph_checkpoint_ns: own,
    checkpoint_ns: own,
  };
}

function configurableOf(
  { configurable }: Place,
  { state }: EarlyStep,
  { own, taskId }: { readonly own: string; readonly taskId: string },
): Record<string, unknown> {
  return {
    ...configurable,
    checkpoint_ns: own,
    __pregel_task_id: taskId,
    __pregel_send: waitForTurn,
    __pregel_call: waitForTurn,
    __pregel_scratchpad: scratchpadBeforeTurn(state),
  };
}

/** Graphs that run within the step count themselves here; `interrupt()` reads the one that throws. */
function scratchpadBeforeTurn(state: unknown): object {
  return {
    callCounter: 0,
    subgraphCounter: 0,
    currentTaskInput: state,
    resume: [],
    get interruptCounter() {
      return waitForTurn();
    },
  };
}

function waitForTurn(): never {
  throw new GraphBubbleUp("It has to wait for its turn.");
}

/** LangGraph tags what a step runs with the number of the super-step. */
function callbacksAt(callbacks: Callbacks, from: number, to: number): Callbacks {
  if (Array.isArray(callbacks)) return callbacks;
  const own = callbacks.copy();
  own.removeTags([`graph:step:${from}`]);
  own.addTags([`graph:step:${to}`], false);
  return own;
}
