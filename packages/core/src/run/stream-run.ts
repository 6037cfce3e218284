import type { Call } from "../ledger/call.js";
import type { CallEvent } from "../ledger/call-event.js";
import { elapsedMs, nowMs } from "../ledger/clock.js";
import type { MoaApp } from "../compile/moa-app.js";
import type { RunConfig } from "../compile/run-config.js";
import type { Compilation } from "../runtime/compilation.js";
import { compilationOf } from "../runtime/compilation-of.js";
import type { MoaOutput } from "../runtime/graph-state.js";
import type { RunInput } from "../runtime/run-input.js";
import { listeningCarrier, type ListenTo } from "../runtime/run-listener.js";
import { allowManyListeners } from "../langgraph/internals/listener-limit.js";
import { createEventQueue } from "./event-queue.js";
import { planCalls } from "./call-plan.js";
import type { RunEndEvent, RunEvent } from "./run-event.js";
import { createRunRecord, type RunRecord } from "./run-record.js";
import { sumUsage } from "../ledger/run-usage.js";

/** A run's config, and what to listen to. */
export interface StreamRunOptions<NodeName extends string = string> extends RunConfig<NodeName> {
  /**
   * Whose tokens to wait for: with `"every-call"` all models stream and every call tells of its
   * first token; with `"answer"` only the answer streams, which costs less.
   *
   * @defaultValue `"answer"`
   */
  readonly listenTo?: ListenTo;
}

/**
 * Runs a graph and yields what happens as it happens.
 *
 * The first event is `run-start`, the last `run-end`; if the run fails, its error is thrown after
 * that. Leaving the loop early, like aborting the `signal`, cancels every call in flight.
 *
 * @param app - From `compile`.
 * @param input - A question, a conversation, or `null` to resume an interrupted thread.
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
 * for await (const event of streamRun(app, { messages: "Why is the sky blue?" })) {
 *   if (event.type === "answer-token") console.log(event.text);
 * }
 * ```
 */
export function streamRun<NodeName extends string>(
  app: MoaApp<NodeName>,
  input: RunInput,
  options: StreamRunOptions<NoInfer<NodeName>> = {},
): AsyncGenerator<RunEvent<NodeName>, void, undefined> {
  const stop = new AbortController();
  const events = follow(app, input, options, stop) as AsyncGenerator<RunEvent<NodeName>, void>;
  const leave = events.return.bind(events);
  // A generator that waits takes note of being left only when it goes on: the calls are cut at once.
  events.return = async (value) => {
    stop.abort();
    return leave(value);
  };
  return events;
}

async function* follow(
  app: MoaApp,
  input: RunInput,
  options: StreamRunOptions,
  stop: AbortController,
): AsyncGenerator<RunEvent, void, undefined> {
  const compilation = compilationOf(app);
  const plan = planCalls(compilation.graph);
  const record = createRunRecord(plan);
  yield { type: "run-start", graph: compilation.graph.name, calls: plan, atMs: 0 };
  // Whoever leaves at the first event leaves before there is anything to stop.
  const letGo = stopWith(options.signal, stop);
  const run = startRun(app, input, { ...options, signal: stop.signal }, compilation);
  try {
    for (let events = await run.take(); events.length > 0; events = await run.take()) {
      for (const event of events) {
        const layerEnd = record.take(event);
        yield event;
        if (layerEnd !== undefined) yield layerEnd;
      }
    }
  } finally {
    stop.abort();
    letGo();
  }
  const outcome = await run.outcome;
  yield endOf(record, outcome, options.signal?.aborted === true, elapsedMs(run.startedAt()));
  if ("error" in outcome) throw outcome.error;
}

/** Follows the caller's signal. Not by `AbortSignal.any`, which a signal remembers for ever. */
function stopWith(signal: AbortSignal | undefined, stop: AbortController): () => void {
  if (signal === undefined) return () => {};
  const onAbort = (): void => stop.abort(signal.reason);
  if (signal.aborted) onAbort();
  allowManyListeners({ signal });
  signal.addEventListener("abort", onAbort, { once: true });
  return () => signal.removeEventListener("abort", onAbort);
}

type RunOutcome = { readonly values: Partial<MoaOutput> } | { readonly error: unknown };

interface StartedRun {
  /** Waits for what its calls tell next; nothing when it is over. */
  take(): Promise<readonly CallEvent[]>;
  readonly outcome: Promise<RunOutcome>;
  /** When the run began; a run that is gone on with began in an earlier process, perhaps. */
  startedAt(): number;
}

/** Starts the run, and collects what its calls tell. */
function startRun(
  app: MoaApp,
  input: RunInput,
  { listenTo = "answer", ...config }: StreamRunOptions,
  compilation: Compilation,
): StartedRun {
  const queue = createEventQueue<CallEvent>();
  let startedAt = nowMs();
  const take = (event: CallEvent, runStartedAt: number): void => {
    startedAt = runStartedAt;
    queue.push(event);
  };
  const listening = listeningCarrier.carry({ compilation, listenTo, take });
  const run = app.invoke(input, {
    ...config,
    configurable: { ...config.configurable, ...listening },
  });
  const outcome = run
    .then(
      (values): RunOutcome => ({ values }),
      (error: unknown): RunOutcome => ({ error }),
    )
    .finally(queue.close);
  return { take: queue.take, outcome, startedAt: () => startedAt };
}

function endOf(
  record: RunRecord,
  outcome: RunOutcome,
  isAborted: boolean,
  atMs: number,
): RunEndEvent {
  // Where LangGraph interrupts, its last values are a note of that, without an answer.
  const values = "values" in outcome && outcome.values.answer ? outcome.values : undefined;
  const error = "error" in outcome ? outcome.error : undefined;
  const ledger = values?.ledger ?? ledgerOf(error) ?? record.ledgerAt(atMs);
  return {
    type: "run-end",
    status: statusOf(values !== undefined, "error" in outcome, isAborted),
    answer: values?.answer ?? null,
    ledger,
    usage: sumUsage(ledger),
    firstTokenMs: record.firstTokenMs(),
    atMs,
  };
}

function statusOf(
  isAnswered: boolean,
  isFailed: boolean,
  isAborted: boolean,
): RunEndEvent["status"] {
  if (isAnswered) return "answered";
  if (isAborted) return "aborted";
  return isFailed ? "failed" : "interrupted";
}

function ledgerOf(error: unknown): readonly Call[] | undefined {
  return (error as { ledger?: readonly Call[] } | undefined)?.ledger;
}
