import type { MoaApp } from "@moagraph/core";
import { createAnswerWriter } from "./answer-writer.js";
import { followRun } from "./follow-run.js";
import { runResult } from "./run-result.js";
import { untilStopped } from "./process/or-stopped.js";
import { stdout } from "./text-output.js";
import { createRunView } from "./view/create-run-view.js";

/** One run of a compiled graph. */
export interface PromptRun {
  readonly app: MoaApp;
  readonly prompt: string;
  readonly signal: AbortSignal;
  /** The graph's name. */
  readonly graph: string;
  /** Whether to print one JSON object instead of the answer. */
  readonly isJson: boolean;
}

/**
 * Runs a graph with a prompt: prints the answer or the result, and the progress.
 *
 * @throws The error that ended the run.
 */
export async function runPrompt({ app, prompt, signal, graph, isJson }: PromptRun): Promise<void> {
  const view = createRunView(!isJson);
  const answer = createAnswerWriter(!isJson);
  const { end, error } = await followRun({ app, messages: prompt, signal, view, answer });
  if (isJson && end.ledger.length > 0) stdout.writeJson(runResult(graph, end, error));
  await untilStopped(signal, stdout.written());
  if (error !== undefined) throw error;
}
