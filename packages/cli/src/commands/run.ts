import { compileGraph, type CompileGraphOptions } from "../compile-graph.js";
import { interruptSignal } from "../interrupt-signal.js";
import { InterruptedError } from "../errors/interrupted-error.js";
import { loadGraph } from "../load-graph.js";
import { type GraphOptions, withOptions } from "../options/graph-options.js";
import { simulationNote } from "../options/offline.js";
import { readPrompt } from "../read-prompt.js";
import { stderr } from "../text-output.js";

/** The options of `moagraph run`. */
export interface RunCommandOptions extends GraphOptions, CompileGraphOptions {
  readonly json?: boolean;
}

/**
 * Answers a prompt: the answer goes to stdout, progress to stderr.
 *
 * @throws The error that ended the run. stdout then has the delivered part of the answer.
 */
export async function run(
  target: string,
  prompt: string | undefined,
  options: RunCommandOptions,
): Promise<void> {
  const signal = interruptSignal();
  try {
    await answerPrompt(target, prompt, options, signal);
  } catch (error) {
    throw signal.aborted ? new InterruptedError() : error;
  }
}

async function answerPrompt(
  target: string,
  argument: string | undefined,
  options: RunCommandOptions,
  signal: AbortSignal,
): Promise<void> {
  const graph = withOptions(await loadGraph(target), options);
  const prompt = await readPrompt(argument, signal);
  const app = await compileGraph(graph, options);
  const { runPrompt } = await import("../run-prompt.js");
  stderr.write(simulationNote(graph));
  await runPrompt({ app, prompt, signal, graph: graph.name, isJson: options.json ?? false });
}
