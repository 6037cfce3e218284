// How record/ works: `run-listener.ts` receives texts from LangChain's callbacks, and `take` gets the
// events of `streamRun`. Both fill the `AttemptRecords`; `prompt-table.ts` keeps each message once.
import type { Callbacks } from "@langchain/core/callbacks/manager";
import type { CallPlan, RunEndEvent, RunEvent, RunUsage } from "@moagraph/core";
import { type GraphSpec, type RunPlan, sumUsage } from "@moagraph/core/graph";
import type { ReportedError, ReportedMessage, RunReport } from "../run-report.js";
import { AttemptRecords } from "./attempt-records.js";
import { PromptTable } from "./prompt-table.js";
import { reportedError } from "./reported-error.js";
import { type RunTextSink, RunListener } from "./run-listener.js";

/** Options of {@link createRunRecorder}. */
export interface RunRecorderOptions {
  /** The plan of the run, from `planRun`. The report compares it with what was used. */
  readonly plan?: RunPlan | undefined;
  /** Called after each change of the report, often once for each token. */
  readonly onChange?: (() => void) | undefined;
}

/** Records one run. */
export interface RunRecorder {
  /** Pass them to the run. They receive prompts and replies, after the graph's `redact` hook. */
  readonly callbacks: Callbacks;
  /**
   * Takes an event of `streamRun`.
   *
   * @param event - Events must come in their order.
   */
  take(event: RunEvent): void;
  /**
   * Records why the run failed, in place of the error that the callbacks received. The status of a run
   * without the event `run-end` is then `failed`, and of a run that could not start too.
   *
   * @param error - What the run has thrown.
   */
  fail(error: unknown): void;
  /** The report so far. Parts that did not change are the same objects as before. */
  report(): RunReport;
}

/**
 * Makes a recorder for one run of a graph. It works in browsers and in Node, and makes no model call.
 *
 * Pass its `callbacks` to `streamRun`, and each event to `take`. Without the callbacks, the report has
 * no prompts, no answer, and only the replies of proposers. Without `listenTo: "every-call"`, replies of proposers appear when they are
 * complete.
 *
 * @param graph - The graph of the run.
 * @param options - The plan to compare the run with.
 * @returns The recorder. Its report can be read at any time.
 * @example
 * ```ts
 * import { compile, defineGraph, proposer, streamRun } from "@moagraph/core";
 * import { createRunRecorder } from "@moagraph/report";
 * import { simulated } from "@moagraph/simulated";
 *
 * const nodes = { ada: proposer({ model: "simulated:ada" }) };
 * const graph = defineGraph({ name: "solo", nodes, output: "ada" });
 * const app = compile(graph, { providers: [simulated()] });
 * const recorder = createRunRecorder(graph);
 * const options = { callbacks: recorder.callbacks, listenTo: "every-call" as const };
 * for await (const event of streamRun(app, { messages: "Why is the sky blue?" }, options)) {
 *   recorder.take(event);
 * }
 * const { status, attempts } = recorder.report();
 * console.log(status, attempts.length); // answered 1
 * ```
 */
export function createRunRecorder(graph: GraphSpec, options: RunRecorderOptions = {}): RunRecorder {
  const recording = new Recording(graph, options);
  return {
    callbacks: [new RunListener(recording)],
    take: (event) => recording.take(event),
    fail: (error) => recording.fail(error),
    report: () => recording.report(),
  };
}

class Recording implements RunTextSink {
  private readonly attempts = new AttemptRecords();
  private readonly table = new PromptTable();
  private conversation: readonly ReportedMessage[] = [];
  private planned: readonly CallPlan[] = [];
  private startedAt: string | null = null;
  private atMs = 0;
  private end: RunEndEvent | undefined;
  private answer: string | null = null;
  private thrown: ReportedError | undefined;
  private named: ReportedError | undefined;

  constructor(
    private readonly graph: GraphSpec,
    private readonly options: RunRecorderOptions,
  ) {}

  take(event: RunEvent): void {
    this.atMs = Math.max(this.atMs, event.atMs);
    if (event.type === "run-start") {
      // A run that is resumed has started before, and has not ended.
      this.startedAt ??= new Date().toISOString();
      this.end = undefined;
      this.planned = event.calls;
    } else if (event.type === "run-end") {
      this.end = event;
      this.attempts.end(event.ledger);
    } else if (event.type !== "layer-end" && event.type !== "run-resume") {
      this.attempts.take(event);
    }
    this.changed();
  }

  fail(error: unknown): void {
    this.named = reportedError(error);
    this.changed();
  }

  began(conversation: readonly ReportedMessage[]): void {
    this.conversation = conversation;
    this.changed();
  }

  sent(...[place, prompt]: Parameters<RunTextSink["sent"]>): void {
    this.attempts.at(place).sent(this.table.add(prompt));
    this.changed();
  }

  token(...[place, text]: Parameters<RunTextSink["token"]>): void {
    this.attempts.at(place).addText(text);
    this.changed();
  }

  replied(...[place, text, reasoning]: Parameters<RunTextSink["replied"]>): void {
    this.attempts.at(place).replied(text, reasoning);
    this.changed();
  }

  answered(answer: string): void {
    this.answer = answer;
    this.changed();
  }

  failed(error: unknown): void {
    this.thrown = reportedError(error);
    this.changed();
  }

  report(): RunReport {
    const { graph, options, table, end, startedAt, planned, conversation } = this;
    const attempts = this.attempts.reports();
    const { plan } = options;
    return {
      version: 1,
      graph,
      status: this.status(),
      startedAt,
      durationMs: this.atMs,
      firstTokenMs: end?.firstTokenMs ?? null,
      usage: end?.usage ?? usageOf(attempts),
      conversation,
      answer: end?.status === "answered" ? this.answer : null,
      error: this.error(),
      planned,
      attempts,
      messages: table.messages,
      prompts: table.prompts,
      ...(plan === undefined ? {} : { plan }),
    };
  }

  /** A run that throws before its first event, or without its last, has failed. */
  private status(): RunReport["status"] {
    if (this.end !== undefined) return this.end.status;
    return this.named === undefined ? "running" : "failed";
  }

  /** A run that its caller stopped has failed for no other reason. */
  private error(): ReportedError | null {
    if (this.named !== undefined) return this.named;
    return this.end?.status === "failed" ? (this.thrown ?? null) : null;
  }

  private changed(): void {
    this.options.onChange?.();
  }
}

function usageOf(attempts: RunReport["attempts"]): RunUsage {
  return sumUsage(attempts.flatMap(({ line }) => line ?? []));
}
