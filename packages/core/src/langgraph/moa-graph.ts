import { ensureConfig } from "@langchain/core/runnables";
import { AsyncGeneratorWithSetup } from "@langchain/core/utils/stream";
import { CompiledStateGraph, EmptyInputError, getConfig } from "@langchain/langgraph";
import { NothingToResumeError } from "../errors/nothing-to-resume-error.js";
import { createRunScopedValue } from "../identity/run-scoped-value.js";
import { earlyStartsCarrier, earlyStartsFor } from "./early-plan.js";
import type { EarlyStarts } from "./early-starts.js";
import type {
  MoaInputChannels,
  MoaOutputChannels,
  MoaState,
  MoaUpdate,
} from "../runtime/graph-state.js";
import { interruptStepsOf } from "./interrupt-steps.js";
import { readInput } from "../runtime/run-input.js";
import type { LangGraphApp } from "./langgraph-app.js";
import { readingFrom } from "./internals/inside-langgraph.js";
import { allowManyListeners } from "./internals/listener-limit.js";

type StreamOptions = NonNullable<Parameters<LangGraphApp["_streamIterator"]>[1]>;

/** What is to be done at the end of a run. Runs within it find the same list, and by then it is empty. */
const endCarrier = createRunScopedValue<(() => void)[]>("moagraph_end_of_run");

/**
 * A compiled graph that leaves nothing on the caller's signal. LangGraph adds a listener to it with
 * each run and never takes it away, so that a signal of a whole process would grow without end.
 *
 * Nor does its `invoke` make streams of Node's to read its own run from.
 */
export class MoaGraph extends CompiledStateGraph<
  MoaState,
  MoaUpdate,
  string,
  MoaInputChannels,
  MoaOutputChannels
> {
  /**
   * LangGraph's own, but that it reads the chunks of its run as they are. The two streams that it
   * would put around them are a fifth of what LangGraph takes for a run of thirteen calls.
   */
  override async invoke(...[input, options]: Parameters<LangGraphApp["invoke"]>): Promise<never> {
    // A run within a run is handed more than its options say. LangGraph sees to that in `stream`.
    if (getConfig() !== undefined) return (await super.invoke(input, options)) as never;
    const reader = readingFrom(this, this.chunks.bind(this));
    return (await super.invoke.call(reader, input, options)) as never;
  }

  /** What `stream` gives, which only `invoke` can do with. */
  private async chunks(
    ...[input, options]: Parameters<LangGraphApp["_streamIterator"]>
  ): Promise<AsyncIterable<unknown>> {
    const { recursionLimit } = this.config ?? {};
    const config = ensureConfig({ recursionLimit, ...withOwnSignal(options) } as StreamOptions);
    const generator = this["_streamIterator"](input, config);
    const run = new AsyncGeneratorWithSetup({ generator, config });
    await run.setup;
    return run;
  }

  /** Gives what LangGraph gives: its type depends on the stream mode, and cannot be said again here. */
  override async stream(...[input, options]: Parameters<LangGraphApp["stream"]>): Promise<never> {
    const own = withOwnSignal(options as StreamOptions | undefined) as typeof options;
    return (await super.stream(input, own)) as never;
  }

  override async *_streamIterator(
    ...[input, options]: Parameters<LangGraphApp["_streamIterator"]>
  ): ReturnType<LangGraphApp["_streamIterator"]> {
    const end = endCarrier.find(options ?? {})?.pop();
    const stops = interruptStepsOf(this, options);
    const starts = stops === undefined ? earlyStartsFor(this) : undefined;
    try {
      const given =
        stops === undefined ? withEarlyStarts(options, starts) : { ...options, ...stops };
      yield* super["_streamIterator"](input, given);
    } catch (error) {
      const isEmpty = input === null && error instanceof EmptyInputError;
      throw isEmpty ? new NothingToResumeError(error) : error;
    } finally {
      starts?.end();
      end?.();
    }
  }

  /** LangGraph calls it with the input of every run, however the run was started. */
  protected override async _validateInput(input: unknown): Promise<never> {
    return readInput(input) as never;
  }
}

/** The same graph, of this class. LangGraph's `withConfig` makes copies in the same way. */
export function moaGraph(compiled: LangGraphApp): LangGraphApp {
  return new MoaGraph(compiled as never);
}

/** The same options with a signal that follows the caller's until the run ends. */
function withOwnSignal(options: StreamOptions | undefined): StreamOptions | undefined {
  const signal = options?.signal;
  if (signal === undefined) return options;
  const own = new AbortController();
  const follow = (): void => own.abort(signal.reason);
  if (signal.aborted) follow();
  // As many runs as there are at once listen to it; `AbortSignal.any` would be kept for ever.
  allowManyListeners({ signal });
  signal.addEventListener("abort", follow, { once: true });
  const end = (): void => signal.removeEventListener("abort", follow);
  return carrying({ ...options, signal: own.signal }, endCarrier.carry([end]));
}

function withEarlyStarts(
  options: StreamOptions | undefined,
  starts: EarlyStarts | undefined,
): StreamOptions | undefined {
  return starts === undefined ? options : carrying(options, earlyStartsCarrier.carry(starts));
}

function carrying(options: StreamOptions | undefined, carried: object): StreamOptions {
  return { ...options, configurable: { ...options?.configurable, ...carried } };
}
