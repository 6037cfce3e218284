import type { BaseChannel, PregelNode, PregelOptions, StreamMode } from "@langchain/langgraph";
import type { AnyContext } from "../runtime/added-step.js";
import type { StepName } from "../runtime/step-updates.js";

type LangGraphConfig<Context extends AnyContext> = PregelOptions<
  Record<string, PregelNode>,
  Record<string, BaseChannel>,
  Context
>;

/**
 * The config of a run, such as `signal`, `configurable.thread_id`, `callbacks` or `interruptBefore`.
 *
 * `configurable.thread_id` names the thread in which the run is kept, if the app has a `checkpointer`. With
 * `configurable.checkpoint_id`, `null` as input runs again from that checkpoint of the thread.
 *
 * `durability` says when LangGraph saves the run: `"async"`, the default, during the run; `"sync"` also
 * before each next layer; `"exit"` when it ends. With `"exit"`, nothing is kept if the process is killed, and
 * the warning `MOAGRAPH_NOTHING_KEPT` says so once.
 */
export interface RunConfig<
  NodeName extends string = string,
  Context extends AnyContext = AnyContext,
> extends Omit<
  Partial<LangGraphConfig<Context>>,
  "encoding" | "interruptBefore" | "interruptAfter"
> {
  /**
   * Stops the run before these steps; `"*"` stops before each. The name of a node with several calls
   * stands for all of them. Needs a `checkpointer`; `null` as input resumes the run.
   */
  interruptBefore?: "*" | StepName<NodeName>[];
  /** Stops the run after these steps; otherwise like `interruptBefore`. */
  interruptAfter?: "*" | StepName<NodeName>[];
}

/** The config of `app.stream`. `streamMode` sets what the chunks are; `"updates"` is the default. */
export interface StreamConfig<
  NodeName extends string,
  Mode extends StreamMode | StreamMode[] | undefined,
  Subgraphs extends boolean,
  Context extends AnyContext = AnyContext,
> extends Omit<RunConfig<NodeName, Context>, "streamMode" | "subgraphs"> {
  /** One mode, or several: then a chunk is a pair of mode and content. */
  streamMode?: Mode;
  /** Also streams graphs within this one. A chunk then begins with the path to its graph. */
  subgraphs?: Subgraphs;
}
