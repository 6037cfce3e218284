import type { RunnableConfig } from "@langchain/core/runnables";
import { CompiledStateGraph, EmptyInputError, getConfig } from "@langchain/langgraph";
import { NoAnswerError } from "../errors/run/no-answer-error.js";
import { NothingToResumeError } from "../errors/run/nothing-to-resume-error.js";
import { cacheNamespaceOf } from "../runtime/cache-namespace-of.js";
import type {
  MoaInputChannels,
  MoaOutputChannels,
  MoaState,
  MoaUpdate,
  RunStart,
} from "../runtime/graph-state.js";
import { isAnswered } from "../step/is-answered.js";
import { readInput } from "../runtime/run-input.js";
import type { EarlyPlan } from "./early-starts/early-plan.js";
import { EarlyStarts, earlyStartsOfRun } from "./early-starts/early-starts.js";
import { contextError } from "./context-error.js";
import { checkConcurrency } from "./check-concurrency.js";
import { warnOfFallback } from "./fallback-warning.js";
import { adoptParts } from "./internals/compiled-parts.js";
import { namespaceIn } from "./internals/savers/pregel-checkpointer.js";
import { hookContext } from "./internals/runs/context-check.js";
import type { GraphOfRuns } from "./resuming/plan-rerun.js";
import { runPlanned } from "./resuming/planned-run.js";
import { KeptRun } from "./threads/kept-run.js";
import { editState } from "./threads/edit-state.js";
import { whileNoRun, withGuardedSaver } from "./threads/thread-access.js";
import { threadOf } from "./threads/thread-of.js";
import { interruptStepsOf } from "./interrupt-steps.js";
import { hookRunLoop, type RunBeginning, type RunEnd } from "./internals/run-loop.js";
import {
  chunksOf,
  hookRuns,
  readingFrom,
  type Run,
  type RunOptions,
} from "./internals/stream-iterator.js";
import type { LangGraphApp } from "./langgraph-app.js";
import { refuseNewerFormat } from "./resuming/refuse-newer-format.js";
import { refuseChangedGraph } from "./resuming/refuse-changed-graph.js";
import { takeEndOfRun, withOwnSignal } from "./own-signal.js";
import { off, type WiringParts } from "./wiring-parts.js";

/** How a compiled graph is wired, and what is to be done before its first run. */
export interface GraphWiring {
  readonly parts: WiringParts;
  readonly earlyPlan: EarlyPlan | undefined;
  /** The same graph with the plain wiring. */
  readonly plain: () => LangGraphApp;
  /** The node that answers. Without one, a run may end without an answer. */
  readonly output?: string | undefined;
  /** Throws if no run may start. Called before the first run. */
  readonly admit?: () => Promise<void>;
  /**
   * What its runs share, and its steps. Without it, threads have no journal, and those of other graphs are
   * resumed.
   */
  readonly runs?: GraphOfRuns | undefined;
}

type Fields = ConstructorParameters<typeof CompiledStateGraph>[0];

/** LangGraph's `withConfig` copies a graph by giving all of its properties to its constructor. */
export type WiredFields<Wiring extends GraphWiring = GraphWiring> = Fields & {
  readonly moaWiring: Wiring;
};

type OwnEnd = Omit<RunEnd, "config">;

type Given<Method extends "invoke" | "stream" | "getState" | "getStateHistory" | "updateState"> =
  Parameters<LangGraphApp[Method]>;

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
    hookContext(this, contextError);
    hookRunLoop(this, {
      start: (beginning) => this.admitRun(beginning),
      end: (end) => {
        this.keptRunIn(end.config)?.ended(end);
        this.refuseWithoutAnswer(end);
      },
      saved: (config) => this.keptRunIn(config)?.closeIfLast(),
    });
  }

  /** As in LangGraph, but it reads the chunks of its run without two streams in between. */
  override async invoke(...[input, options]: Given<"invoke">): Promise<never> {
    const output = await this.invokeOnce(input, options);
    if (givesWholeOutput(options)) {
      const read = (channel: string): unknown => output?.[channel as keyof MoaState];
      this.refuseWithoutAnswer({
        hasRun: true,
        isPaused: isPaused(output),
        read,
        cause: undefined,
      });
    }
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
    const start = read("runStart") as RunStart | undefined;
    if (thread !== undefined) refuseNewerFormat(start);
    // What a planned run keeps was compared with the graph when it was planned.
    const isUnknown = thread !== undefined && !kept.isPlanned;
    const refusal = isUnknown
      ? refuseChangedGraph(runs.compilation.graph, start, thread)
      : undefined;
    return refusal === undefined
      ? kept.begin(beginning)
      : refusal.then(() => kept.begin(beginning));
  }

  /** Where no step is left to run, LangGraph ends a run without an error, whether it has an answer. */
  private refuseWithoutAnswer({ hasRun, isPaused: isResumable, read, cause }: OwnEnd): void {
    const { output } = this.moaWiring;
    if (output === undefined || isResumable) return;
    if (cause === undefined && hasAnswer(read, output)) return;
    const ledger = (read("ledger") ?? []) as MoaState["ledger"];
    const proposals = (read("proposals") ?? []) as MoaState["proposals"];
    if (!hasRun) throw new NothingToResumeError("no-step", { ledger, proposals });
    throw new NoAnswerError(output, { ledger, proposals, cause });
  }

  private async invokeOnce(
    ...[input, options]: Given<"invoke">
  ): Promise<Partial<MoaState> | undefined> {
    if (!this.isReady) await this.getReady();
    // A run inside a run inherits more than its options. LangGraph handles that in `stream`.
    const isInRun = getConfig() !== undefined;
    const isDirect = !isInRun && (await this.moaWiring.parts.directInvoke());
    if (!isDirect) return super.invoke(input, options);
    const reader = readingFrom(this, this.chunks.bind(this));
    return (await super.invoke.call(reader, input, options)) as never;
  }

  /** As in LangGraph. The return type depends on the stream mode; `MoaApp` describes it. */
  override async stream(...[input, options]: Given<"stream">): Promise<never> {
    if (!this.isReady) await this.getReady();
    const own = await this.withOwnSignal(options as RunOptions | undefined);
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

  override async updateState(
    ...given: Given<"updateState">
  ): ReturnType<LangGraphApp["updateState"]> {
    await this.useSoundWiring();
    const [config, values, asNode] = given;
    const graph = withGuardedSaver<LangGraphApp>(this, config);
    return whileNoRun(this, config, async () => {
      const edited = asNode === undefined ? await this.edit(graph, config, values) : undefined;
      return edited ?? super.updateState.apply(graph, given);
    });
  }

  /** Writes to the state without a step. `undefined` if LangGraph must write it. */
  private async edit(
    graph: LangGraphApp,
    config: RunnableConfig,
    values: unknown,
  ): Promise<RunnableConfig | undefined> {
    const { checkpointer: saver } = graph;
    if (typeof saver !== "object" || namespaceIn(config.configurable ?? {}) !== "") {
      return undefined;
    }
    const snapshot = await super.getState.apply(graph, [config]);
    return editState(values, { graph, saver, snapshot });
  }

  /** Every run, whichever way it was started. */
  protected async *run(run: Run, ...[input, options]: Parameters<Run>): AsyncGenerator {
    const end = takeEndOfRun(options);
    let starts: EarlyStarts | undefined;
    let kept: KeptRun | undefined;
    const { runs } = this.moaWiring;
    try {
      if (!this.isReady) await this.getReady();
      kept = await this.keep(options);
      const stops = interruptStepsOf(this, options);
      // A run that stops at steps must reach them in order, so each waits for its turn.
      starts = stops === undefined ? await this.earlyStarts() : undefined;
      const given =
        stops === undefined ? withEarlyStarts(options, starts) : { ...options, ...stops };
      const thread = kept && runs && { kept, runs };
      yield* runPlanned(run, thread, readInput(input), given);
    } catch (error) {
      const isEmpty = input === null && error instanceof EmptyInputError;
      throw isEmpty ? new NothingToResumeError("no-run", { cause: error }) : error;
    } finally {
      starts?.end();
      end?.();
      await kept?.close();
    }
  }

  /** Opens the thread of a run; `undefined` if the run is kept in none. */
  private async keep(options: RunOptions | undefined): Promise<KeptRun | undefined> {
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
    const signal = options?.signal;
    if (options === undefined || signal === undefined) return options;
    return (await this.moaWiring.parts.ownSignals()) ? withOwnSignal(options, signal) : options;
  }

  private async earlyStarts(): Promise<EarlyStarts | undefined> {
    const { earlyPlan, parts } = this.moaWiring;
    if (earlyPlan === undefined) return undefined;
    return (await parts.earlyStarts()) ? new EarlyStarts(earlyPlan) : undefined;
  }
}

/** The same graph, of this class. */
export function moaGraph(compiled: LangGraphApp, moaWiring: GraphWiring): LangGraphApp {
  return new MoaGraph(fieldsOf(compiled, moaWiring));
}

/** What the same graph of another class is made of. */
export function fieldsOf<Wiring extends GraphWiring>(
  compiled: LangGraphApp,
  moaWiring: Wiring,
): WiredFields<Wiring> {
  const fields: object = Object.assign({}, compiled, { moaWiring });
  return fields as WiredFields<Wiring>;
}

/** Early starts, `invoke` and signals have to know of every run. */
function withoutHook(wiring: GraphWiring): GraphWiring {
  if (wiring.parts.earlyStarts !== off) warnOfFallback("early starts");
  const parts = { ...wiring.parts, earlyStarts: off, directInvoke: off, ownSignals: off };
  return { ...wiring, parts };
}

function withEarlyStarts(
  options: RunOptions | undefined,
  starts: EarlyStarts | undefined,
): RunOptions | undefined {
  if (starts === undefined) return options;
  const configurable = { ...options?.configurable, ...earlyStartsOfRun.configurable(starts) };
  return { ...options, configurable };
}

/** Whether `invoke` returns the output of the graph, not a part of it or its chunks. */
function givesWholeOutput(options: Given<"invoke">[1]): boolean {
  return options?.outputKeys === undefined && options?.streamMode === undefined;
}

/** The other channels are read only for an answer without text. */
function hasAnswer(read: RunEnd["read"], output: string): boolean {
  if (read("answer")) return true;
  const [answer, messages, ledger] = ["answer", "messages", "ledger"].map(read);
  return isAnswered({ answer, messages, ledger } as Partial<MoaState>, output);
}

/** Whether a run stopped at an interrupt. LangGraph then adds a list of interrupts, which may be empty. */
function isPaused(output: object | undefined): boolean {
  return output !== undefined && "__interrupt__" in output;
}
