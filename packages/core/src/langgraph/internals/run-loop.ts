/**
 * `_runLoop({ loop, runner, config })` of a graph, and `_executeTasksWithRetry` of its runner: the
 * super-steps of a run, and the tasks of one super-step.
 *
 * Used to check how a run ended, and to run all tasks of a super-step under `maxConcurrency: 1`:
 * LangGraph 1.7.3 ends the run after the first of them. Also to know the checkpoint that a run writes to,
 * and what it continues.
 *
 * When the first is renamed, only `invoke` refuses a run without an answer, and threads have no journal: a
 * resumed run may ask some models again, and its ledger misses cut calls. When the second is renamed, a run
 * under `maxConcurrency: 1` ends without an answer.
 */
import type { RunnableConfig } from "@langchain/core/runnables";
import { MoaError } from "@moagraph/provider-kit";
import { type ResumableLoop, type ResumedThread, resumedThread } from "./runs/resumed-thread.js";
import type { CompiledNode } from "./get-node.js";

/** How a run ended. LangGraph has thrown nothing, or that the limit of super-steps was reached. */
export interface RunEnd {
  /** The final config. */
  readonly config: RunnableConfig;
  /** Whether a step has run. */
  readonly hasRun: boolean;
  /** Whether the run stopped at an interrupt, and can be resumed. */
  readonly isPaused: boolean;
  /** LangGraph's error, if the run reached the limit of its super-steps. */
  readonly cause: unknown;
  /** What a channel holds; `undefined` if nothing. */
  readonly read: (channel: string) => unknown;
}

/** A write of a task that LangGraph has not added to the channels yet. */
export type PendingWrite = readonly [taskId: string, channel: string, value: unknown];

/** A run before its first step. */
export interface RunBeginning {
  /** The final config. */
  readonly config: RunnableConfig;
  /** What a channel holds; `undefined` if nothing. */
  readonly read: (channel: string) => unknown;
  /** When LangGraph saves the run. */
  readonly durability: unknown;
  /** The writes of the tasks that had ended when the run was cut off. */
  readonly pendingWrites: readonly PendingWrite[];
  /** Names the checkpoint to which writes belong now. */
  readonly checkpointConfig: () => RunnableConfig;
  /** `undefined` if the run does not resume a thread. */
  readonly thread: ResumedThread | undefined;
}

/** The loop of a run, as far as its steps are described. */
interface TracedLoop {
  nodes?: Readonly<Record<string, CompiledNode>>;
  /** `undefined` if no callback hears the run. */
  readonly manager?: unknown;
}

/** Gives the steps of a run their metadata, if a callback hears the run. */
export type DescribeSteps = (loop: TracedLoop) => void;

/** What is done around each run of a graph. */
export interface AroundRun {
  /** Called first. */
  readonly describe?: DescribeSteps | undefined;
  /** Called before the first step. What it throws fails the run. */
  readonly start: (beginning: RunBeginning) => void | Promise<void>;
  /** Called when the run has ended. What it throws fails the run. */
  readonly end: (end: RunEnd) => void;
  /**
   * Called last, however the run has ended, when LangGraph has saved it. The caller of a run that was
   * cancelled may no longer read its chunks.
   */
  readonly saved?: (config: RunnableConfig) => Promise<void> | undefined;
}

interface Loop extends ResumableLoop, TracedLoop {
  readonly status: string;
  readonly config: RunnableConfig;
  readonly checkpoint: NonNullable<ResumableLoop["checkpoint"]> & { readonly id: string };
  readonly checkpointPendingWrites: readonly PendingWrite[];
  readonly durability: unknown;
  readonly checkpointerPromises?: Iterable<Promise<unknown>>;
  readonly channels: Readonly<Record<string, { get(): unknown }>>;
  finishAndHandleError(error?: unknown): Promise<boolean | undefined>;
}

interface Runner {
  tick(...given: unknown[]): Promise<void>;
}

interface LoopParts {
  readonly loop: Loop;
  readonly runner: Runner;
  readonly config: RunnableConfig;
}

const key = "_runLoop";

/**
 * Puts checks around all runs of a graph, whichever way they are started.
 *
 * @returns Whether that is possible.
 */
export function hookRunLoop(graph: object, around: AroundRun): boolean {
  const { describe, start, end, saved } = around;
  const stock: unknown = Reflect.get(graph, key);
  if (typeof stock !== "function") return false;
  const run = async (parts: LoopParts): Promise<void> => {
    describe?.(parts.loop);
    // Not awaited for nothing: each turn of the event loop counts in a run.
    const started = start(beginningOf(parts));
    if (started !== undefined) await started;
    runAllTasks(parts.runner);
    const watch = watchRun(parts);
    try {
      await Reflect.apply(stock, graph, [parts]);
    } catch (error) {
      if (parts.loop.status !== "out_of_steps") throw singleError(error);
      end({ ...watch, isPaused: false, cause: error });
      throw error;
    }
    end({ ...watch, isPaused: watch.isStopped, cause: undefined });
  };
  const value = async (parts: LoopParts): Promise<void> => {
    try {
      await run(parts);
    } finally {
      const { loop, config } = parts;
      if (saved !== undefined && loop.checkpointer !== undefined) {
        await Promise.allSettled(loop.checkpointerPromises ?? []);
        await saved(config);
      }
    }
  };
  Object.defineProperty(graph, key, { value, configurable: true });
  return true;
}

function beginningOf({ loop, config }: LoopParts): RunBeginning {
  const { durability, checkpointPendingWrites: pendingWrites } = loop;
  const place = (): RunnableConfig => ({
    configurable: {
      thread_id: loop.config.configurable?.["thread_id"] as unknown,
      checkpoint_ns: (loop.config.configurable?.["checkpoint_ns"] as unknown) ?? "",
      checkpoint_id: loop.checkpoint.id,
    },
  });
  return {
    config,
    read: readerOf(loop),
    durability,
    pendingWrites,
    checkpointConfig: place,
    thread: resumedThread(loop),
  };
}

/** One of the errors of a super-step, if all are the same. */
function singleError(error: unknown): unknown {
  if (!(error instanceof AggregateError)) return error;
  const [first] = error.errors as unknown[];
  const isSame = error.errors.every(
    (each: unknown) => MoaError.isInstance(each) && String(each) === String(first),
  );
  return isSame ? first : error;
}

interface RunWatch extends Pick<RunEnd, "config" | "hasRun" | "read"> {
  /** Whether LangGraph ended the run because something was thrown. */
  readonly isStopped: boolean;
}

/** Watches the run in its own objects: they have private fields, so they cannot be wrapped. */
function watchRun({ loop, runner, config }: LoopParts): RunWatch {
  const watch = { config, hasRun: false, isStopped: false, read: readerOf(loop) };
  const finish = loop.finishAndHandleError.bind(loop);
  loop.finishAndHandleError = (error) => {
    watch.isStopped = error !== undefined;
    return finish(error);
  };
  const tick = runner.tick.bind(runner);
  runner.tick = (...given) => {
    watch.hasRun = true;
    return tick(...given);
  };
  return watch;
}

function readerOf({ channels }: Loop): RunEnd["read"] {
  return (channel) => {
    try {
      return channels[channel]?.get();
    } catch {
      // LangGraph throws if nothing was written.
      return undefined;
    }
  };
}

type RunTasks = (tasks: readonly unknown[], options?: TaskOptions) => AsyncGenerator;

interface TaskOptions {
  readonly maxConcurrency?: number;
  readonly signals?: Partial<
    Record<"composedAbortSignal" | "externalAbortSignal" | "timeoutAbortSignal", AbortSignal>
  >;
}

const tasksKey = "_executeTasksWithRetry";

/** LangGraph's own function starts no further task when none is in flight, so each gets its own. */
function runAllTasks(runner: object): void {
  const stock: unknown = Reflect.get(runner, tasksKey);
  if (typeof stock !== "function") return;
  const run = (stock as RunTasks).bind(runner);
  const value: RunTasks = async function* (tasks, options) {
    const isLimited = options?.maxConcurrency === 1;
    for (const group of isLimited ? tasks.map((task) => [task]) : [tasks]) {
      yield* run(group, options);
      if (isLimited && hasFailed(options)) break;
    }
  };
  Object.defineProperty(runner, tasksKey, { value });
}

/** Whether a task has thrown: then the super-step fails with its error. */
function hasFailed({ signals }: TaskOptions): boolean {
  const isCancelled =
    signals?.externalAbortSignal?.aborted === true || signals?.timeoutAbortSignal?.aborted === true;
  return signals?.composedAbortSignal?.aborted === true && !isCancelled;
}
