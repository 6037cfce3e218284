// Using a compiled graph: as typed events (`streamRun`) or as a chat model (`asChatModel`).
//
// A run is LangGraph's own `invoke` with a listener in its config. `run-record.ts` builds the
// ledger from the events, so that a cancelled run has one too.

import { INTERRUPT, type Interrupt, isInterrupted } from "@langchain/langgraph";
import { CancelScope } from "../ask/cancel/cancel-scope.js";
import type { Call } from "../ledger/call.js";
import { elapsedMs, nowMs } from "../ledger/clock.js";
import type { MoaApp } from "../compile/moa-app.js";
import type { RunConfig } from "../compile/run-config.js";
import type { Compilation } from "../runtime/compilation.js";
import type { AnyContext } from "../runtime/added-step.js";
import { compilationOf } from "../runtime/compilation-of.js";
import type { MoaOutput } from "../runtime/graph-state.js";
import { isAnswered } from "../step/is-answered.js";
import type { RunInput } from "../runtime/run-input.js";
import { listenerOfRun, type ListenTo, type TakenEvent } from "../runtime/run-listener.js";
import { allowManyListeners } from "../langgraph/internals/abort-signals.js";
import { createEventQueue } from "./event-queue.js";
import { planCalls } from "./call-plan.js";
import type { RunEndEvent, RunEvent } from "./run-event.js";
import { RunRecord } from "./run-record.js";
import { sumUsage } from "../ledger/run-usage.js";

/** Options of `streamRun`: LangGraph's options, and what to listen to. */
export interface StreamRunOptions<
  NodeName extends string = string,
  Context extends AnyContext = AnyContext,
> extends RunConfig<NodeName, Context> {
  /**
   * Whose tokens are streamed. `"every-call"`: all models stream, and every call reports its first
   * token. `"answer"`: only the answer streams, which costs less CPU time.
   *
   * @defaultValue `"answer"`
   */
  readonly listenTo?: ListenTo;
}

/**
 * Runs a graph and yields what happens as it happens.
 *
 * The first event is `run-start`, the last `run-end`; if the run fails, its error is thrown after
 * that. A loop that reads more slowly than the model writes gets several tokens in one event. Leaving
 * the loop early, like aborting the `signal`, cancels every call in flight.
 *
 * @param app - From `compile`.
 * @param input - A question, a conversation, or `null` or a `Command` to resume an interrupted thread.
 * @param options - The config of the run, and whose tokens are listened to.
 * @throws What `app.invoke` throws.
 * @example
 * ```ts
 * import { compile, streamRun } from "@moagraph/core";
 * import { defineGraph, proposer } from "@moagraph/core/graph";
 * import { simulated } from "@moagraph/simulated";
 *
 * const nodes = { ada: proposer({ model: "simulated:ada" }) };
 * const graph = defineGraph({ name: "solo", nodes, output: "ada" });
 * const app = compile(graph, { providers: [simulated()] });
 * const types = new Set<string>();
 * for await (const event of streamRun(app, { messages: "What about the Moon?" })) types.add(event.type);
 * console.log([...types].join(" "));
 * // run-start call-start first-token answer-token call-end layer-end run-end
 * ```
 */
export function streamRun<
  NodeName extends string,
  Context extends AnyContext = AnyContext,
  Step extends string = never,
>(
  app: MoaApp<NodeName, unknown, Context, Step>,
  input: RunInput,
  options: StreamRunOptions<NoInfer<NodeName | Step>, NoInfer<Context>> = {},
): AsyncGenerator<RunEvent<NodeName>, void, undefined> {
  return followRun(app, input, options as StreamRunOptions) as AsyncGenerator<
    RunEvent<NodeName>,
    void
  >;
}

/**
 * The events of a run, as of `streamRun`.
 *
 * @param onOutput - Receives the output of a run that has answered, before the last event.
 */
export function followRun(
  app: MoaApp,
  input: RunInput,
  options: StreamRunOptions,
  onOutput?: (output: MoaOutput) => void,
): AsyncGenerator<RunEvent, void, undefined> {
  const scope = new CancelScope();
  const events = follow(app, input, { options, scope, onOutput });
  const leave = events.return.bind(events);
  // A suspended generator notices `return` only when it resumes: cancel the calls at once.
  events.return = async (value) => {
    scope.cancel();
    return leave(value);
  };
  return events;
}

interface FollowedRun {
  readonly options: StreamRunOptions;
  readonly scope: CancelScope;
  readonly onOutput: ((output: MoaOutput) => void) | undefined;
}

async function* follow(
  app: MoaApp,
  input: RunInput,
  { options, scope, onOutput }: FollowedRun,
): AsyncGenerator<RunEvent, void, undefined> {
  const compilation = compilationOf(app);
  const plan = planCalls(compilation);
  const record = new RunRecord(plan);
  yield { type: "run-start", graph: compilation.graph.name, calls: plan, atMs: 0 };
  // Below the first `yield`: a caller who stops at the first event has started nothing.
  followCaller(scope, options.signal);
  const run = startRun(app, input, { ...options, signal: scope.signal }, compilation);
  try {
    for (let events = await run.take(); events.length > 0; events = await run.take()) {
      for (const event of events) {
        const layerEnd = record.take(event);
        yield event;
        if (layerEnd !== undefined) yield layerEnd;
      }
    }
  } finally {
    scope.cancel();
    scope.end();
  }
  const outcome = await run.outcome;
  const answered = answeredValues(outcome, compilation.graph.output);
  if (answered !== undefined) onOutput?.(answered);
  yield endOf(
    record,
    { outcome, answered },
    options.signal?.aborted === true,
    elapsedMs(run.startedAt()),
  );
  if ("error" in outcome) throw outcome.error;
}

/** As many runs as the caller likes may share one signal. */
function followCaller(scope: CancelScope, signal: AbortSignal | undefined): void {
  if (signal !== undefined) allowManyListeners({ signal });
  scope.follow(signal, ({ reason }): unknown => reason);
}

type RunOutcome = { readonly values: Partial<MoaOutput> } | { readonly error: unknown };

interface StartedRun {
  /** Waits for the next events; an empty array once the run is over. */
  take(): Promise<readonly TakenEvent[]>;
  readonly outcome: Promise<RunOutcome>;
  /** When the run started. A resumed run may have started in an earlier process. */
  startedAt(): number;
}

/** Starts the run and collects its events. */
function startRun(
  app: MoaApp,
  input: RunInput,
  { listenTo = "answer", ...config }: StreamRunOptions,
  compilation: Compilation,
): StartedRun {
  const queue = createEventQueue(joinTokens);
  let startedAt = nowMs();
  const take = (event: TakenEvent, runStartedAt: number): void => {
    startedAt = runStartedAt;
    queue.push(event);
  };
  const listener = listenerOfRun.configurable(compilation, { listenTo, take });
  const run = app.invoke(input, {
    ...config,
    configurable: { ...config.configurable, ...listener },
  });
  const outcome = run
    .then(
      (values): RunOutcome => ({ values }),
      (error: unknown): RunOutcome => ({ error }),
    )
    .finally(queue.close);
  return { take: queue.take, outcome, startedAt: () => startedAt };
}

/** Joins two tokens of one call. */
function joinTokens(last: TakenEvent, next: TakenEvent): TakenEvent | undefined {
  if (!("text" in last && "text" in next) || last.type !== next.type) return joinCalls(last, next);
  if (last.node !== next.node || last.sample !== next.sample) return undefined;
  return { ...last, text: last.text + next.text };
}

/** Joins two parts of the arguments of one call of a tool. */
function joinCalls(last: TakenEvent, next: TakenEvent): TakenEvent | undefined {
  if (last.type !== "tool-call-chunk" || next.type !== "tool-call-chunk") return undefined;
  const { chunk } = next;
  if (last.chunk.index === undefined || last.chunk.index !== chunk.index) return undefined;
  if (chunk.id || chunk.name) return undefined;
  const args = `${last.chunk.args ?? ""}${chunk.args ?? ""}`;
  return { ...last, chunk: { ...last.chunk, args } };
}

/** The output of a run that has answered. When LangGraph interrupts, the values have no answer. */
function answeredValues(outcome: RunOutcome, output: string): MoaOutput | undefined {
  const isComplete = "values" in outcome && isAnswered(outcome.values, output);
  return isComplete ? (outcome.values as MoaOutput) : undefined;
}

interface EndedRun {
  readonly outcome: RunOutcome;
  readonly answered: MoaOutput | undefined;
}

function endOf(
  record: RunRecord,
  { outcome, answered }: EndedRun,
  isAborted: boolean,
  atMs: number,
): RunEndEvent {
  const error = "error" in outcome ? outcome.error : undefined;
  const ledger = answered?.ledger ?? ledgerOf(error) ?? record.ledgerAt(atMs);
  const { structuredResponses } = answered ?? {};
  const interrupts = interruptsIn(outcome);
  return {
    type: "run-end",
    status: statusOf(answered !== undefined, "error" in outcome, isAborted),
    answer: answered?.answer ?? null,
    ...(structuredResponses === undefined ? {} : { structuredResponses }),
    ...(interrupts.length === 0 ? {} : { interrupts }),
    ledger,
    usage: sumUsage(ledger),
    firstTokenMs: record.firstTokenMs(),
    atMs,
  };
}

/** None, too, where the run stopped before or after a step. */
function interruptsIn(outcome: RunOutcome): readonly Interrupt[] {
  return "values" in outcome && isInterrupted(outcome.values) ? outcome.values[INTERRUPT] : [];
}

function statusOf(
  hasAnswer: boolean,
  isFailed: boolean,
  isAborted: boolean,
): RunEndEvent["status"] {
  if (hasAnswer) return "answered";
  if (isAborted) return "aborted";
  return isFailed ? "failed" : "interrupted";
}

function ledgerOf(error: unknown): readonly Call[] | undefined {
  return (error as { ledger?: readonly Call[] } | undefined)?.ledger;
}
