import type { GraphSpec } from "@moagraph/core/graph";
import { compileGraph, type CompileGraphOptions } from "../compile-graph.js";
import { findPerson } from "../human/find-person.js";
import { withOffer } from "../offer/with-offer.js";
import { type GraphOptions, withOptions } from "../options/graph-options.js";
import { simulationNote } from "../options/offline.js";
import { targetAndPrompt, targetGraph } from "../panel/target-graph.js";
import { orStopped } from "../process/or-stopped.js";
import type { Stop } from "../process/stop.js";
import { watchReader } from "../process/watch-reader.js";
import { readPrompt, stdinArgument, stdinTwice } from "../read-prompt.js";
import type { ReportFile } from "../report/report-file.js";
import { checkReportPath } from "../report/report-path.js";
import { stderr } from "../text-output.js";

/** The options of `moagraph run`. */
export interface RunCommandOptions extends GraphOptions, CompileGraphOptions {
  readonly json?: boolean;
  /** The path of the report. */
  readonly report?: string;
}

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
  const { target, prompt: argument } = targetAndPrompt(first, second, options);
  if (target === stdinArgument && (argument ?? stdinArgument) === stdinArgument) throw stdinTwice();
  const path = options.report;
  if (path !== undefined) checkReportPath(path);
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
    await runPrompt({ app, prompt, signal, graph, isJson, person, report });
  });
}

/** Loaded only for a run with a report: it brings Preact. */
async function reportOf(path: string, graph: GraphSpec, prompt: string): Promise<ReportFile> {
  const { createReportFile } = await import("../report/report-file.js");
  return createReportFile(path, graph, prompt);
}
