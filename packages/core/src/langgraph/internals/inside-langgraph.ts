/**
 * All that Moagraph knows of LangGraph and LangChain beyond what they document; nothing else may.
 *
 * A node as LangGraph compiles it runs about six runnables, each of which makes a tracing object
 * although nothing traces: four fifths of what a run costs. Made of public parts it takes two
 * runnables, and still costs 1.7 times what one does. So a node is replaced here by one runnable,
 * which must do what those six do: hand over its writes, and set the config that `getConfig` and
 * `interrupt` look for. `lightNodesWork` tries that out; where it fails, the six run as before.
 */
import type { Callbacks } from "@langchain/core/callbacks/manager";
import type { Runnable, RunnableConfig } from "@langchain/core/runnables";
import { AsyncLocalStorageProviderSingleton as storage } from "@langchain/core/singletons";
import { GraphBubbleUp, type LangGraphRunnableConfig, type PregelNode } from "@langchain/langgraph";

/** A node of a compiled graph. */
export type CompiledNode = PregelNode;

/** A value for a channel. */
export type ChannelWrite = readonly [channel: string, value: unknown];

/**
 * Has LangGraph run one runnable for a node. What the node is for `updateState` stays as it is.
 *
 * @returns What LangGraph would have run.
 */
export function replaceRunnable(node: CompiledNode, runnable: Runnable): () => Runnable {
  const stock = node.getNode.bind(node);
  node.getNode = () => runnable;
  return () => stock() ?? runnable;
}

/**
 * Writes to channels as the node whose config it is.
 *
 * @throws TypeError where LangGraph takes writes in another way.
 */
export function sendWrites(
  { configurable = {} }: RunnableConfig,
  writes: readonly ChannelWrite[],
): void {
  (configurable["__pregel_send"] as (writes: readonly ChannelWrite[]) => void)(writes);
}

const configKey = Symbol.for("lc:child_config");
const variablesKey = Symbol.for("lc:context_variables");

/** Calls back with a config for `getConfig` and `interrupt` to find, where nothing is traced. */
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
 * The same graph, whose `invoke` reads its run from another stream: it calls `this.stream`. If ever it
 * reads otherwise, it does what LangGraph does.
 */
export function readingFrom<Graph extends object>(graph: Graph, stream: unknown): Graph {
  return Object.create(graph, { stream: { value: stream } }) as Graph;
}

/** Whether a step's run is kept in a thread, and may be gone on with. */
export function mayBeGoneOnWith({ configurable }: RunnableConfig): boolean {
  return configurable?.["__pregel_checkpointer"] !== undefined;
}

/** A step that begins before its turn. */
interface BeforeTurn {
  readonly step: string;
  /** The channel that opened for it. */
  readonly join: string;
  /** How many steps later than the config's own its turn comes. */
  readonly laterBy: number;
  /** What it works on. */
  readonly state: unknown;
  readonly signal: AbortSignal;
}

/** What LangGraph gives a step for itself: to write, to pause, and to start tasks. */
const ownKeys = ["__pregel_send", "__pregel_scratchpad", "__pregel_call"];

/**
 * A config for a step that begins before its turn, made of that of a step whose turn it is: as it will
 * be, but for the id of its task. What only a step whose turn it is may do, such as to pause by
 * `interrupt()`, throws a `GraphBubbleUp`.
 *
 * @returns `undefined` where LangGraph keeps these things elsewhere.
 */
export function configBeforeTurn(
  config: LangGraphRunnableConfig,
  { step, join, laterBy, state, signal }: BeforeTurn,
): LangGraphRunnableConfig | undefined {
  const { configurable = {}, metadata = {}, callbacks, executionInfo } = config;
  const namespace: unknown = configurable["checkpoint_ns"];
  const at: unknown = metadata["langgraph_step"];
  const isKnown = ownKeys.every((key) => key in configurable);
  if (!isKnown || typeof namespace !== "string" || typeof at !== "number") return undefined;
  const taskId = crypto.randomUUID();
  const own = [...namespace.split("|").slice(0, -1), `${step}:${taskId}`].join("|");
  return {
    ...config,
    runName: step,
    signal,
    ...(executionInfo && { executionInfo: { ...executionInfo, taskId, checkpointNs: own } }),
    ...(callbacks === undefined ? {} : { callbacks: callbacksAt(callbacks, at, at + laterBy) }),
    metadata: {
      ...metadata,
      langgraph_step: at + laterBy,
      langgraph_node: step,
      langgraph_triggers: [join],
      langgraph_path: ["__pregel_pull", step],
      langgraph_checkpoint_ns: own,
      checkpoint_ns: own,
    },
    configurable: {
      ...configurable,
      checkpoint_ns: own,
      __pregel_task_id: taskId,
      __pregel_send: waitForTurn,
      __pregel_call: waitForTurn,
      __pregel_scratchpad: scratchpadBeforeTurn(state),
    },
  };
}

/** Graphs within a step count themselves here; `interrupt()` counts by what throws. */
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

/** LangGraph tags what a step runs with the step's number. */
function callbacksAt(callbacks: Callbacks, from: number, to: number): Callbacks {
  if (Array.isArray(callbacks)) return callbacks;
  const own = callbacks.copy();
  own.removeTags([`graph:step:${from}`]);
  own.addTags([`graph:step:${to}`], false);
  return own;
}
