import type { RunnableBatchOptions, RunnableConfig } from "@langchain/core/runnables";
import type { IterableReadableStream } from "@langchain/core/utils/stream";
import type {
  CompiledStateGraph,
  StateSnapshot,
  StreamMode,
  StreamOutputMap,
} from "@langchain/langgraph";
import type { CallEvent } from "../ledger/call-event.js";
import type { AnyContext } from "../runtime/added-step.js";
import type { MoaStateGraph } from "../langgraph/moa-state-graph.js";
import type { MoaOutput, MoaOutputChannels, MoaState, MoaUpdate } from "../runtime/graph-state.js";
import type { CheckedInput, RunInput } from "../runtime/run-input.js";
import type { StepName, StepUpdate, StepUpdates } from "../runtime/step-updates.js";
import type { RunConfig, StreamConfig } from "./run-config.js";

/** Some channels, and those of `stateSchema` if there is one. */
type With<State, Channels> = [unknown] extends [State] ? Channels : Channels & Partial<State>;

/** A chunk of `streamMode: "values"`: the state so far. Keys that nothing was written to are absent. */
export interface MoaValues<NodeName extends string = string> extends Partial<MoaState<NodeName>> {}

/** A saved state of a thread. In a thread without a run, `values` has no keys. */
export interface MoaSnapshot<
  NodeName extends string = string,
  State = unknown,
  Step extends string = never,
> extends StateSnapshot {
  readonly values: With<State, MoaValues<NodeName>>;
  /** The steps that come next. */
  readonly next: (StepName<NodeName> | Step)[];
}

/** What a chunk of each stream mode holds. */
interface ChunkByMode<
  NodeName extends string,
  State,
  Step extends string,
> extends LangGraphChunks<NodeName> {
  readonly values: With<State, MoaValues<NodeName>>;
  readonly updates: [Step] extends [never]
    ? StepUpdates<NodeName>
    : StepUpdates<NodeName> & AddedUpdates<State, Step>;
  readonly custom: CallEvent<NodeName>;
}

/** What the steps of `before` and `after` wrote. */
type AddedUpdates<State, Step extends string> = {
  readonly [Name in Step]?: With<State, StepUpdate>;
};

/** Chunks that only LangGraph knows the form of. */
type LangGraphChunks<NodeName extends string> = {
  readonly [Mode in Exclude<StreamMode, "values" | "updates" | "custom">]: StreamOutputMap<
    Mode,
    false,
    StepUpdate<NodeName>,
    MoaValues<NodeName>,
    StepName<NodeName>,
    unknown,
    unknown,
    undefined
  >;
};

/**
 * A chunk of `app.stream`. With several modes, it begins with its mode; with subgraphs, with the path
 * to its graph. `unknown` if the mode is only known at run time.
 */
export type StreamChunk<
  NodeName extends string,
  Mode extends StreamMode | StreamMode[] | undefined,
  Subgraphs extends boolean,
  State = unknown,
  Step extends string = never,
> = [StreamMode] extends [Mode]
  ? unknown
  : Mode extends (infer Each extends StreamMode)[]
    ? TaggedChunk<ChunkByMode<NodeName, State, Step>, Each, Subgraphs>
    : Mode extends StreamMode
      ? SingleChunk<ChunkByMode<NodeName, State, Step>[Mode], Subgraphs>
      : SingleChunk<ChunkByMode<NodeName, State, Step>["updates"], Subgraphs>;

type SingleChunk<Chunk, Subgraphs> = Subgraphs extends true ? [path: string[], Chunk] : Chunk;

type TaggedChunk<
  Chunks extends Readonly<Record<StreamMode, unknown>>,
  Mode extends StreamMode,
  Subgraphs,
> = Mode extends StreamMode
  ? Subgraphs extends true
    ? [path: string[], mode: Mode, chunk: Chunks[Mode]]
    : [mode: Mode, chunk: Chunks[Mode]]
  : never;

/**
 * A compiled Mixture-of-Agents. `NodeName` is the names of its nodes; it is `string` for graphs whose
 * names are only known at run time, such as those from JSON. `State` is the channels of `stateSchema`,
 * `Context` the `context` of a run, and `Step` the names of the steps of `before` and `after`.
 *
 * It is a LangGraph `CompiledStateGraph`: a Runnable, and a node of any graph that has `messages`.
 */
export interface MoaApp<
  NodeName extends string = string,
  State = unknown,
  Context extends AnyContext = AnyContext,
  Step extends string = never,
> extends CompiledStateGraph<
  MoaState,
  MoaUpdate,
  string,
  // LangGraph's type for inputs makes all keys optional. The methods below say what an input is.
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- No channels: any input.
  Record<never, never>,
  MoaOutputChannels
> {
  /** The LangGraph builder that it was compiled from. */
  builder: MoaStateGraph;

  /**
   * Runs the graph.
   *
   * @param input - A question, a conversation, `null` to resume an interrupted thread, or what
   * {@link rerunFrom} returns.
   * @param options - The config of the run, such as `signal` and `configurable.thread_id`.
   * @returns The answer, the conversation with it, all proposals and the ledger. If the run stops at
   * an interrupt, `answer` is empty or absent.
   * @throws {@link InvalidInputError}, {@link NothingToResumeError}, {@link NoCheckpointerError}, and what
   * `compile` lists.
   */
  invoke<Input extends RunInput | object>(
    input: Input & CheckedInput<Input, NodeName>,
    options?: RunConfig<NodeName | Step, Context>,
  ): Promise<MoaOutput<NodeName> & State>;

  /**
   * Runs the graph and streams it as bytes of server-sent events.
   *
   * @param input - A question, a conversation, `null` to resume an interrupted thread, or what
   * {@link rerunFrom} returns.
   * @param options - The config of the run. `streamMode` sets what the chunks are.
   */
  stream<Input extends RunInput | object>(
    input: Input & CheckedInput<Input, NodeName>,
    options: StreamConfig<NodeName | Step, StreamMode | StreamMode[], boolean, Context> & {
      encoding: "text/event-stream";
    },
  ): Promise<IterableReadableStream<Uint8Array>>;
  /**
   * Runs the graph and streams it. By default, a chunk is what a step wrote, by step name.
   *
   * `streamMode: "custom"` gives the events of all calls, `"values"` the state after each step.
   *
   * @param input - A question, a conversation, `null` to resume an interrupted thread, or what
   * {@link rerunFrom} returns.
   * @param options - The config of the run. `streamMode` sets what the chunks are.
   * @throws What `invoke` throws.
   */
  stream<
    Input extends RunInput | object,
    Mode extends StreamMode | StreamMode[] | undefined = undefined,
    Subgraphs extends boolean = false,
  >(
    input: Input & CheckedInput<Input, NodeName>,
    options?: StreamConfig<NodeName | Step, Mode, Subgraphs, Context>,
  ): Promise<IterableReadableStream<StreamChunk<NodeName, Mode, Subgraphs, State, Step>>>;

  /**
   * Runs the graph once for each input. With `returnExceptions`, a failed run gives its error.
   *
   * @param inputs - One input for each run.
   * @param options - The config of all runs, or one for each run.
   * @param batchOptions - How many runs go on at once, and whether a failed run gives its error.
   */
  batch<Input extends RunInput | object>(
    inputs: (Input & CheckedInput<Input, NodeName>)[],
    options:
      | RunConfig<NodeName | Step, Context>
      | RunConfig<NodeName | Step, Context>[]
      | undefined,
    batchOptions: RunnableBatchOptions & { returnExceptions: true },
  ): Promise<((MoaOutput<NodeName> & State) | Error)[]>;
  /**
   * Runs the graph once for each input. The first error of a run is thrown.
   *
   * @param inputs - One input for each run.
   * @param options - The config of all runs, or one for each run.
   * @param batchOptions - How many runs go on at once.
   */
  batch<Input extends RunInput | object>(
    inputs: (Input & CheckedInput<Input, NodeName>)[],
    options?: RunConfig<NodeName | Step, Context> | RunConfig<NodeName | Step, Context>[],
    batchOptions?: RunnableBatchOptions & { returnExceptions?: false },
  ): Promise<(MoaOutput<NodeName> & State)[]>;

  /**
   * The saved state of a thread. Needs a `checkpointer`.
   *
   * @param config - Names the thread: `{ configurable: { thread_id } }`.
   * @param options - Whether the states of subgraphs are included.
   */
  getState(
    config: RunnableConfig,
    options?: { subgraphs?: boolean },
  ): Promise<MoaSnapshot<NodeName, State, Step>>;

  /**
   * The saved states of a thread, newest first. Needs a `checkpointer`.
   *
   * @param config - Names the thread: `{ configurable: { thread_id } }`.
   * @param options - Number of states, the state to begin before, and values that their metadata
   * must have.
   */
  getStateHistory(
    config: RunnableConfig,
    options?: { limit?: number; before?: RunnableConfig; filter?: Record<string, unknown> },
  ): AsyncIterableIterator<MoaSnapshot<NodeName, State, Step>>;

  /**
   * Writes to the saved state of a thread. Needs a `checkpointer`. Makes no model calls.
   *
   * Without `asNode`, what runs next stays the same. With it, the edit is written as if that step had: the
   * steps behind it come next.
   *
   * @param config - Names the thread: `{ configurable: { thread_id } }`.
   * @param values - What is written. A proposal with the same `node` and `sample` as another replaces it.
   * @param asNode - The step that seems to have written it. Default: none.
   * @returns The config of the new state.
   * @throws {@link InvalidInputError} `INVALID_INPUT` if a value is for no channel of the state.
   */
  updateState(
    config: RunnableConfig,
    values: With<State, MoaUpdate<NodeName>>,
    asNode?: StepName<NodeName> | Step | "__start__",
  ): Promise<RunnableConfig>;

  /**
   * The same app with a config that all its runs have.
   *
   * @param config - The config. A run can override its parts.
   */
  withConfig(config: RunConfig<NodeName | Step>): this;
}
