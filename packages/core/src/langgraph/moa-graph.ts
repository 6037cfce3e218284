import type { RunnableConfig } from "@langchain/core/runnables";
import { CompiledStateGraph, EmptyInputError, getConfig, isCommand } from "@langchain/langgraph";
import { InvalidInputError } from "../errors/run/invalid-input-error.js";
import { NothingToResumeError } from "../errors/run/nothing-to-resume-error.js";
import { cacheNamespaceOf } from "../runtime/cache-namespace-of.js";
import type {
  MoaInputChannels,
  MoaOutputChannels,
  MoaState,
  MoaUpdate,
  RunStart,
} from "../runtime/graph-state.js";
import { readInput } from "../runtime/run-input.js";
import { EarlyStarts, withEarlyStarts } from "./early-starts/early-starts.js";
import { contextError } from "./context-error.js";
import { fieldsOf, type GraphWiring, type WiredFields, withoutHook } from "./graph-wiring.js";
import { checkConcurrency, checkSignal, checkStepLimit } from "./check-run-config.js";
import { adoptParts } from "./internals/compiled-parts.js";
import { setClassInTraces } from "./internals/lc-serializable.js";
import { hookContext } from "./internals/runs/context-check.js";
import { readToEnd } from "./read-to-end.js";
import { runPlanned } from "./resuming/planned-run.js";
import { KeptRun } from "./threads/kept-run.js";
import { checkEdits } from "./threads/check-edit.js";
import { editState } from "./threads/edit-state.js";
import { whileNoRun, withGuardedSaver } from "./threads/thread-access.js";
import { isRerun } from "../runtime/threads/rerun-from.js";
import { refuseWithoutThreadId, threadOf } from "./threads/thread-of.js";
import { interruptStepsOf } from "./interrupt-steps.js";
import { withPlaceInStep } from "./internals/place-in-step.js";
import { hookRunLoop, type RunBeginning } from "./internals/run-loop.js";
import {
  chunksOf,
  hookRuns,
  readingFrom,
  type Run,
  type RunOptions,
} from "./internals/stream-iterator.js";
import { isHeard, withRunMetadata } from "./run-metadata.js";
import type { LangGraphApp } from "./langgraph-app.js";
import { refuseNewerFormat } from "./resuming/refuse-newer-format.js";
import { refuseChangedGraph } from "./resuming/refuse-changed-graph.js";
import { withOwnLimit } from "./own-limit.js";
import { takeEndOfRun, withOwnSignal } from "./own-signal.js";
import { endIn, refuseWithoutAnswer } from "./refuse-without-answer.js";

type Overridden = "invoke" | "stream" | "getState" | "getStateHistory" | "bulkUpdateState";
type Given<Method extends Overridden> = Parameters<LangGraphApp[Method]>;

/**
 * A compiled graph that uses the parts of its wiring that work: steps start early, `invoke` reads its
 * run directly, and no listener is left on the caller's signal.
 */
export class MoaGraph extends CompiledStateGraph<
  MoaState,
  MoaUpdate,
  string,
  MoaInputChannels,
  MoaOutputChannels
> {
  readonly moaWiring: GraphWiring;
  private isReady = false;

  constructor(fields: WiredFields) {
    super(fields as never);
    const isHooked = hookRuns(this, (run, input, options) => this.run(run, input, options));
    this.moaWiring = isHooked ? fields.moaWiring : withoutHook(fields.moaWiring);
    setClassInTraces(this, "MoaGraph");
    hookContext(this, contextError);
    hookRunLoop(this, {
      describe: this.moaWiring.describe,
      start: (beginning) => this.admitRun(beginning),
      end: (end) => {
        this.keptRunIn(end.config)?.ended(end);
        refuseWithoutAnswer(this.moaWiring.output, end);
      },
      saved: (config) => this.keptRunIn(config)?.closeIfLast(),
    });
  }

  /** As in LangGraph, but it reads the chunks of its run without two streams in between. */
  override async invoke(...[input, options]: Given<"invoke">): Promise<never> {
    const output = await this.invokeOnce(input, withPlaceInStep(options) as typeof options);
    if (givesWholeOutput(options)) refuseWithoutAnswer(this.moaWiring.output, endIn(output));
    return output as never;
  }

  /** Checks a run before its first step. Nothing is returned if nothing has to be read. */
  private admitRun(beginning: RunBeginning): Promise<void> | undefined {
    const { config, thread, read } = beginning;
    checkConcurrency(config.maxConcurrency);
    cacheNamespaceOf(config.configurable);
    const { runs } = this.moaWiring;
    const kept = this.keptRunIn(config);
    if (runs === undefined || kept === undefined) return undefined;
    // Before the step `begin`, the thread has the start of the run before. What a planned run keeps was
    // checked when it was planned.
    if (thread?.isWritten("runStart") === true && !kept.isPlanned) {
      const start = read("runStart") as RunStart;
      refuseNewerFormat(start);
      const refusal = refuseChangedGraph(runs.compilation.graph, start, thread);
      if (refusal !== undefined) return refusal;
    }
    return kept.begin(beginning);
  }

  private async invokeOnce(
    ...[input, options]: Given<"invoke">
  ): Promise<Partial<MoaState> | undefined> {
    // A run inside a run inherits more than its options. LangGraph handles that in `stream`.
    if (getConfig() !== undefined) return super.invoke(input, options);
    if (!this.isReady) await this.getReady();
    const isDirect = await this.moaWiring.parts.directInvoke();
    if (!isDirect) return super.invoke(input, options);
    const reader = readingFrom(this, this.chunks.bind(this));
    return (await super.invoke.call(reader, input, options)) as never;
  }

  /** As in LangGraph. The return type depends on the stream mode; `MoaApp` describes it. */
  override async stream(...[input, options]: Given<"stream">): Promise<never> {
    const placed = withPlaceInStep(options as RunOptions | undefined);
    if (!this.isReady) await this.getReady();
    const own = await this.withOwnSignal(placed);
    return (await super.stream(input, own as typeof options)) as never;
  }

  override async getState(...given: Given<"getState">): ReturnType<LangGraphApp["getState"]> {
    await this.useSoundWiring();
    return super.getState.apply(withGuardedSaver<LangGraphApp>(this, given[0]), given);
  }

  override async *getStateHistory(
    ...given: Given<"getStateHistory">
  ): ReturnType<LangGraphApp["getStateHistory"]> {
    await this.useSoundWiring();
    yield* super.getStateHistory.apply(withGuardedSaver<LangGraphApp>(this, given[0]), given);
  }

  /** `updateState` calls this, and so does the graph around this one. */
  override async bulkUpdateState(
    ...given: Given<"bulkUpdateState">
  ): ReturnType<LangGraphApp["bulkUpdateState"]> {
    await this.useSoundWiring();
    const [config, updates] = given;
    const { runs } = this.moaWiring;
    if (runs !== undefined) checkEdits(updates, runs.compilation.graph);
    const graph = withGuardedSaver<LangGraphApp>(this, config);
    return whileNoRun(this, config, async () => {
      const getState = async () => super.getState.apply(graph, [config]);
      const edited = await editState(updates, { graph, config, getState });
      return edited ?? super.bulkUpdateState.apply(graph, given);
    });
  }

  /** Every run, whichever way it was started. */
  protected async *run(run: Run, ...[input, options]: Parameters<Run>): AsyncGenerator {
    const end = takeEndOfRun(options);
    let starts: EarlyStarts | undefined;
    let kept: KeptRun | undefined;
    const { runs } = this.moaWiring;
    try {
      if (!this.isReady) await this.getReady();
      checkStepLimit(options?.recursionLimit);
      const opening = this.openThread(options);
      if (opening !== undefined) kept = await opening;
      else if (input !== null && !isRerun(input)) refuseWithoutThreadId(this, options);
      const stops = interruptStepsOf(this, options, runs?.compilation.graph);
      // A run that stops at steps must reach them in order, so each waits for its turn.
      starts = stops === undefined ? await this.earlyStarts() : undefined;
      const isTraced = isHeard(options, this.config);
      const own =
        isTraced && runs ? withRunMetadata(options, runs.compilation.graph.name) : options;
      const given = stops === undefined ? withEarlyStarts(own, starts) : { ...own, ...stops };
      const thread = kept && runs && { kept, runs };
      const limited = withOwnLimit(given, this.config?.recursionLimit);
      const chunks = runPlanned(run, thread, readInput(input), limited);
      const signal = options?.signal;
      yield* isTraced && signal !== undefined ? readToEnd(chunks, signal) : chunks;
    } catch (error) {
      throw error instanceof EmptyInputError ? emptyInput(input, error) : error;
    } finally {
      starts?.end();
      end?.();
      if (kept !== undefined) await kept.close();
    }
  }

  /** Opens the thread of a run; `undefined` if the run is kept in none. */
  private openThread(options: RunOptions | undefined): Promise<KeptRun> | undefined {
    const { runs, earlyPlan } = this.moaWiring;
    const thread = runs && threadOf(this, options, earlyPlan);
    const { compilation } = runs ?? {};
    if (thread === undefined || compilation === undefined) return undefined;
    return KeptRun.open(this, thread, { compilation, signal: options?.signal });
  }

  private keptRunIn(config: RunnableConfig): KeptRun | undefined {
    const { runs } = this.moaWiring;
    return runs && KeptRun.in(config, runs.compilation);
  }

  /** What `stream` gives, which only `invoke` can do with. */
  private async chunks(
    input: unknown,
    options: RunOptions | undefined,
  ): Promise<AsyncIterable<unknown>> {
    const { recursionLimit } = this.config ?? {};
    const config = { ...(await this.withOwnSignal(options)) };
    return chunksOf(
      this,
      input,
      recursionLimit === undefined ? config : { recursionLimit, ...config },
    );
  }

  protected async getReady(): Promise<void> {
    if (this.isReady) return;
    await this.moaWiring.admit?.();
    await this.useSoundWiring();
    this.isReady = true;
  }

  private async useSoundWiring(): Promise<void> {
    if (this.isReady) return;
    const verdict = await this.moaWiring.parts.fast?.();
    if (verdict === "plain") adoptParts(this, this.moaWiring.plain());
  }

  private async withOwnSignal(options: RunOptions | undefined): Promise<RunOptions | undefined> {
    const signal: unknown = options?.signal;
    if (options === undefined || signal == null) return options;
    checkSignal(signal);
    return (await this.moaWiring.parts.ownSignals()) ? withOwnSignal(options, signal) : options;
  }

  private async earlyStarts(): Promise<EarlyStarts | undefined> {
    const { earlyPlan, parts } = this.moaWiring;
    if (earlyPlan === undefined) return undefined;
    return (await parts.earlyStarts()) ? new EarlyStarts(earlyPlan) : undefined;
  }
}

/** The error for an input that leaves LangGraph nothing to do. */
function emptyInput(input: unknown, cause: EmptyInputError): Error {
  if (input === null) return new NothingToResumeError("no-run", { cause });
  if (!isCommand(input)) return cause;
  const hint =
    "Set `resume`, `update` or `goto`. To resume a run that waits for no reply, pass null.";
  return new InvalidInputError("The `Command` in the input of the run has nothing to do.", {
    hint,
    cause,
  });
}

/** The same graph, of this class. */
export function moaGraph(compiled: LangGraphApp, moaWiring: GraphWiring): LangGraphApp {
  return new MoaGraph(fieldsOf(compiled, moaWiring));
}

/** Whether `invoke` returns the output of the graph, not a part of it or its chunks. */
function givesWholeOutput(options: Given<"invoke">[1]): boolean {
  return options?.outputKeys === undefined && options?.streamMode === undefined;
}
