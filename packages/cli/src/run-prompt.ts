import type { MoaApp, RunInput } from "@moagraph/core";
import type { GraphSpec } from "@moagraph/core/graph";
import { createAnswerWriter } from "./answer-writer.js";
import { RunPaused } from "./errors/run-paused.js";
import { followRun } from "./follow-run.js";
import type { Person } from "./human/person.js";
import { lostOutput } from "./output.js";
import { untilStopped } from "./process/or-stopped.js";
import type { ReportFile } from "./report/report-file.js";
import { runResult } from "./run-result.js";
import { stderr, stdout } from "./text-output.js";
import type { KeptThread } from "./threads/stops/kept-thread.js";
import { createRunView } from "./view/create-run-view.js";

/** One run of a compiled graph. */
export interface PromptRun {
  readonly app: MoaApp;
  /** The prompt, or what a run is resumed with. */
  readonly input: RunInput;
  readonly signal: AbortSignal;
  readonly graph: GraphSpec;
  /** Whether to print one JSON object instead of the answer. */
  readonly isJson: boolean;
  /** Asks the person for whom the run waits. */
  readonly person?: Person | undefined;
  readonly report?: ReportFile | undefined;
  /** The thread that keeps the run. */
  readonly thread?: KeptThread | undefined;
}

/**
 * Runs a graph: prints the answer or the result, and the progress.
 *
 * @throws The error that ended the run.
 * @throws {@link RunPaused} If the run waits for a person, and there is none to ask.
 */
export async function runPrompt(run: PromptRun): Promise<void> {
  const { signal, graph, isJson, report, thread } = run;
  const { end, error, resumed } = await followPrompt(run);
  const hasBegun = end.ledger.length > 0;
  const waiting = end.status === "interrupted" ? await thread?.waiting(end) : undefined;
  const { interrupted } = waiting ?? {};
  const kept = thread && { thread: thread.id, resumed, interrupted };
  if (isJson && hasBegun) stdout.writeJson({ ...runResult(graph.name, end, error), ...kept });
  if (waiting !== undefined) stderr.write(waiting.text);
  await untilStopped(signal, stdout.written());
  if (hasBegun) report?.write(error);
  const reason = error ?? (waiting === undefined ? lostOutput() : new RunPaused());
  if (reason !== undefined) throw reason;
}

async function followPrompt(run: PromptRun): ReturnType<typeof followRun> {
  const { graph, isJson, report, thread } = run;
  const view = createRunView(graph, !isJson);
  const answer = createAnswerWriter(!isJson);
  return followRun({ ...run, thread: thread?.config, view, answer, recorder: report?.recorder });
}
