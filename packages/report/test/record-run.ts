import { type MoaApp, type RunEvent, streamRun } from "@moagraph/core";
import type { GraphSpec, RunPlan } from "@moagraph/core/graph";
import { createRunRecorder, type RunRecorder, type RunReport } from "../src/index.js";

interface RecordedRun {
  readonly prompt?: string;
  readonly plan?: RunPlan;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent, recorder: RunRecorder) => void;
}

/** Runs a graph until it answers or fails, and returns the report. */
export async function recordRun(
  graph: GraphSpec,
  app: MoaApp,
  { prompt = "Why?", plan, signal, onEvent }: RecordedRun = {},
): Promise<RunReport> {
  const recorder = createRunRecorder(graph, { plan });
  const options = {
    callbacks: recorder.callbacks,
    listenTo: "every-call",
    ...(signal === undefined ? {} : { signal }),
  } as const;
  try {
    for await (const event of streamRun(app, { messages: prompt }, options)) {
      recorder.take(event);
      onEvent?.(event, recorder);
    }
  } catch {
    // The report says why.
  }
  return recorder.report();
}
