import { compileGraph } from "../compile-graph.js";
import { findPerson } from "../human/find-person.js";
import { withOffer } from "../offer/with-offer.js";
import { withOptions } from "../options/graph-options.js";
import type { RunCommandOptions } from "../options/run-options.js";
import { checkThreadOptions } from "../options/thread-options.js";
import { simulationNote } from "../options/offline.js";
import { targetAndPrompt, targetGraph } from "../panel/target-graph.js";
import { orStopped } from "../process/or-stopped.js";
import type { Stop } from "../process/stop.js";
import { watchReader } from "../process/watch-reader.js";
import { readPrompt, stdinArgument, stdinTwice } from "../read-prompt.js";
import { reportOf } from "../report/report-of.js";
import { checkReportPath } from "../report/report-path.js";
import { stderr } from "../text-output.js";

/**
 * Answers a prompt: the answer goes to stdout, progress to stderr.
 *
 * @throws The error that ended the run. stdout then has the delivered part of the answer.
 */
export async function run(
  first: string | undefined,
  second: string | undefined,
  options: RunCommandOptions,
  stop: Stop,
): Promise<void> {
  const { signal } = stop;
  watchReader(stop);
  const { target, prompt: argument } = await targetAndPrompt(first, second, options);
  // A resumed run has its prompt.
  const source = argument ?? (options.resume === true ? undefined : stdinArgument);
  if (target === stdinArgument && source === stdinArgument) throw stdinTwice();
  const path = options.report;
  if (path !== undefined) checkReportPath(path);
  checkThreadOptions(options);
  const { thread } = options;
  if (thread !== undefined) {
    const { runInThread } = await import("../threads/run-in-thread.js");
    return runInThread({ target, prompt: argument, options: { ...options, thread }, signal });
  }
  const unchanged = await orStopped(signal, targetGraph(target, options));
  const graph = withOptions(unchanged, options);
  const person = findPerson(graph, signal);
  const prompt = await orStopped(signal, readPrompt(argument));
  const asked = { target, unchanged, graph, options, prompt: argument, signal };
  await withOffer(asked, async () => {
    const app = await orStopped(signal, compileGraph(graph, options));
    const { runPrompt } = await import("../run-prompt.js");
    stderr.write(simulationNote(graph));
    const report = path === undefined ? undefined : await reportOf(path, graph, prompt);
    const isJson = options.json ?? false;
    await runPrompt({ app, input: prompt, signal, graph, isJson, person, report });
  });
}
