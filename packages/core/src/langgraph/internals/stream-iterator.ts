/**
 * `_streamIterator(input, options)`: every run of a graph passes it, whichever way it was started.
 *
 * Used to know when a run starts and ends. When it is missing, steps do not start early, `invoke` is
 * LangGraph's own, and the caller's signal is handed on as it is.
 *
 * Also that `invoke` reads its run from `this.stream(...)`. Used to let it read the chunks without two
 * streams in between. When it reads otherwise, it does what LangGraph does.
 */
import { ensureConfig, type RunnableConfig } from "@langchain/core/runnables";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { AsyncGeneratorWithSetup } from "@langchain/core/utils/stream";

/** What a run is started with. */
export interface RunOptions extends RunnableConfig {
  readonly interruptBefore?: unknown;
  readonly interruptAfter?: unknown;
}

/** Runs a graph, and yields the chunks that its caller reads. */
export type Run = (input: unknown, options?: RunOptions) => AsyncGenerator;

const key = "_streamIterator";

/**
 * Puts a function around all runs of a graph.
 *
 * @param around - Called for each run, with LangGraph's own function.
 * @returns Whether that is possible.
 */
export function hookRuns(
  graph: object,
  around: (run: Run, ...given: Parameters<Run>) => AsyncGenerator,
): boolean {
  const stock: unknown = Reflect.get(graph, key);
  if (typeof stock !== "function") return false;
  const run = (stock as Run).bind(graph);
  const value: Run = (input, options) => around(run, input, options);
  Object.defineProperty(graph, key, { value, configurable: true });
  return true;
}

/**
 * LangGraph's own function for the runs of a graph, with another checkpointer. It is not handed over in
 * `configurable`, which LangGraph streams.
 */
export function runWithSaver(graph: object, saver: BaseCheckpointSaver): Run {
  const stock = Reflect.get(Object.getPrototypeOf(graph) as object, key) as Run;
  const keeping = Object.create(graph, { checkpointer: { value: saver } }) as object;
  return stock.bind(keeping);
}

/** Starts a run, and gives its chunks as they are: without the streams that LangGraph puts around them. */
export async function chunksOf(
  graph: object,
  input: unknown,
  options: RunOptions,
): Promise<AsyncIterable<unknown>> {
  const run = Reflect.get(graph, key) as Run;
  const config = ensureConfig(options);
  return startedWith(run.call(graph, input, config), config);
}

/** A started run, within which LangChain finds this config. */
export async function startedWith(
  generator: AsyncGenerator,
  config: RunOptions,
): Promise<AsyncGeneratorWithSetup<undefined>> {
  const run = new AsyncGeneratorWithSetup<undefined>({ generator, config });
  await run.setup;
  return run;
}

/** The same graph, whose `invoke` reads its run from another stream. */
export function readingFrom<Graph extends object>(graph: Graph, stream: unknown): Graph {
  return Object.create(graph, { stream: { value: stream } }) as Graph;
}
