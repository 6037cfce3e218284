import type { RunnableConfig } from "@langchain/core/runnables";
import type { Call } from "../call/call.js";
import type { CallEvent } from "../call/call-event.js";
import { elapsedMs, nowMs } from "../call/clock.js";
import type { MoaApp } from "../compile/compile.js";
import { graphOf } from "../compile/graph-of.js";
import type { MoaInput, MoaOutput } from "../compile/graph-state.js";
import { configurableFor, type ListenTo } from "../compile/listening.js";
import { planCalls } from "./call-plan.js";
import type { RunEndEvent, RunEvent } from "./run-event.js";
import { createRunRecord, type RunRecord } from "./run-record.js";
import { sumUsage } from "./run-usage.js";

/** A LangChain config, such as `signal` and `configurable.thread_id`, and what to listen to. */
export interface StreamRunOptions extends RunnableConfig {
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
 * @param input - The conversation; `null` to go on with an interrupted thread.
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
export async function* streamRun(
  app: MoaApp,
  input: MoaInput | null,
  options: StreamRunOptions = {},
): AsyncGenerator<RunEvent, void, undefined> {
  const startedAt = nowMs();
  const graph = graphOf(app);
  if (graph === undefined) throw new TypeError("streamRun takes an app made by compile.");
  const plan = planCalls(graph);
  const record = createRunRecord(plan);
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(options.signal ? [options.signal] : [])]);
  let final: MoaOutput | undefined;
  let failure: { error: unknown } | undefined;

  yield { type: "run-start", graph: graph.name, calls: plan, atMs: 0 };
  try {
    for await (const part of await openStream(app, input, options, signal, startedAt)) {
      if (part.mode === "values") final = part.values;
      else yield* follow(part.event, record);
    }
  } catch (error) {
    failure = { error };
  } finally {
    stop.abort();
  }
  const isAborted = options.signal?.aborted === true;
  yield endOf(record, final, failure, isAborted, elapsedMs(startedAt));
  if (failure !== undefined) throw failure.error;
}

type StreamPart =
  | { readonly mode: "values"; readonly values: MoaOutput }
  | { readonly mode: "custom"; readonly event: CallEvent };

async function openStream(
  app: MoaApp,
  input: MoaInput | null,
  options: StreamRunOptions,
  signal: AbortSignal,
  startedAt: number,
): Promise<AsyncIterable<StreamPart>> {
  const { listenTo = "answer", ...config } = options;
  const stream = await app.stream(input, {
    ...config,
    configurable: { ...config.configurable, ...configurableFor({ listenTo, startedAt }) },
    signal,
    streamMode: ["custom", "values"],
  });
  return mapParts(stream as AsyncIterable<readonly [string, unknown]>);
}

async function* mapParts(
  stream: AsyncIterable<readonly [string, unknown]>,
): AsyncGenerator<StreamPart> {
  for await (const [mode, data] of stream) {
    if (mode === "values") yield { mode, values: data as MoaOutput };
    else yield { mode: "custom", event: data as CallEvent };
  }
}

function* follow(event: CallEvent, record: RunRecord): Generator<RunEvent> {
  const layerEnd = record.take(event);
  yield event;
  if (layerEnd !== undefined) yield layerEnd;
}

function endOf(
  record: RunRecord,
  final: MoaOutput | undefined,
  failure: { error: unknown } | undefined,
  isAborted: boolean,
  atMs: number,
): RunEndEvent {
  // Where LangGraph interrupts, its last values are a note of that, without an answer.
  const answered = failure === undefined && final?.answer ? final : undefined;
  const ledger = answered?.ledger ?? ledgerOf(failure?.error) ?? record.ledgerAt(atMs);
  return {
    type: "run-end",
    status: statusOf(answered !== undefined, failure !== undefined, isAborted),
    answer: answered?.answer ?? null,
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
