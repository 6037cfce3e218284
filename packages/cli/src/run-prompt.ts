import type { MoaApp } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import { createAnswerWriter } from "./answer-writer.js";
import { followRun } from "./follow-run.js";
import type { Person } from "./human/person.js";
import type { ReportFile } from "./report/report-file.js";
import { runResult } from "./run-result.js";
import { untilStopped } from "./process/or-stopped.js";
import { stdout } from "./text-output.js";
import { createRunView } from "./view/create-run-view.js";

/** One run of a compiled graph. */
export interface PromptRun {
  readonly app: MoaApp;
  readonly prompt: string;
  readonly signal: AbortSignal;
  readonly graph: GraphSpec;
  /** Whether to print one JSON object instead of the answer. */
  readonly isJson: boolean;
  /** Whom the graph asks. */
  readonly person?: Person | undefined;
  readonly report?: ReportFile | undefined;
}

/**
 * Runs a graph with a prompt: prints the answer or the result, and the progress.
 *
 * @throws The error that ended the run.
 */
export async function runPrompt(run: PromptRun): Promise<void> {
  const { app, prompt, signal, graph, isJson, person, report } = run;
  const view = createRunView(graph, !isJson);
  const answer = createAnswerWriter(!isJson);
  const recorder = report?.recorder;
  const { end, error } = await followRun({
    app,
    messages: prompt,
    signal,
    view,
    answer,
    person,
    recorder,
  });
  const hasBegun = end.ledger.length > 0;
  if (isJson && hasBegun) stdout.writeJson(runResult(graph.name, end, error));
  await untilStopped(signal, stdout.written());
  if (hasBegun) report?.write(error);
  if (error !== undefined) throw error;
}
