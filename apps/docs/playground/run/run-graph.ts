import { compile, type RunEvent, streamRun } from "@moagraph/core";
import type { GraphSpec, RunPlan } from "@moagraph/core/graph";
import { createRunRecorder, type KnownKey, type RunReport } from "@moagraph/report";
import type { RunModels } from "../models/run-models.js";

/** What a run needs. */
export interface RunRequest {
  readonly graph: GraphSpec;
  readonly question: string;
  readonly models: RunModels;
  readonly plan: RunPlan;
  /** The keys that it sends. A saved report does not contain them. */
  readonly keys: readonly KnownKey[];
}

/** A run so far. */
export interface RunProgress {
  readonly report: RunReport;
  /** The part of the answer that has come. A report has the answer when it is complete. */
  readonly written: string;
}

/** Follows a run. */
export interface RunFollower {
  readonly signal: AbortSignal;
  /** Called after each event and token. It must only schedule work. `read` tells the run so far. */
  readonly onChange: (read: () => RunProgress) => void;
}

/** Runs a graph in the page, and tells how it ended. Never throws: the report has the error. */
export async function runGraph(request: RunRequest, follower: RunFollower): Promise<RunProgress> {
  const { graph, plan } = request;
  let written = "";
  const read = (): RunProgress => ({ report: recorder.report(), written });
  const onChange = (): void => follower.onChange(read);
  const recorder = createRunRecorder(graph, { plan, onChange });
  try {
    for await (const event of eventsOf(request, recorder.callbacks, follower.signal)) {
      if (event.type === "answer-token") written += event.text;
      if (event.type === "answer-reset") written = "";
      recorder.take(event);
    }
  } catch (error) {
    recorder.fail(error);
  }
  return read();
}

function eventsOf(
  { graph, question, models }: RunRequest,
  callbacks: ReturnType<typeof createRunRecorder>["callbacks"],
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  const app = compile(graph, models);
  return streamRun(app, { messages: question }, { callbacks, signal, listenTo: "every-call" });
}
