import type { HumanRequest } from "@moagraph/core";
import { type Ask, askOnTerminal } from "../ask/ask-line.js";
import { compileGraph, type KeptRuns } from "../compile-graph.js";
import { RunPaused } from "../errors/run-paused.js";
import { withOffer } from "../offer/with-offer.js";
import { simulationNote } from "../options/offline.js";
import { orStopped } from "../process/or-stopped.js";
import { reportOf } from "../report/report-of.js";
import { runPrompt } from "../run-prompt.js";
import { runResult } from "../run-result.js";
import { stderr, stdout } from "../text-output.js";
import { isAnswered, printAnswered } from "./start/answered-run.js";
import { firstStart } from "./start/first-start.js";
import { KeptThread } from "./stops/kept-thread.js";
import { openThreads } from "./saved/open-threads.js";
import { offerResume } from "./start/offer-resume.js";
import { resumedStart } from "./start/resumed-start.js";
import { savedEnd } from "./saved/saved-end.js";
import type { SavedRun } from "./saved/saved-run.js";
import { keepOrigin } from "./saved/thread-origin.js";
import type { AskedRun, ThreadStart } from "./start/thread-start.js";
import type { Threads } from "./saved/threads.js";
import { askedWaiting } from "./stops/waiting.js";

/**
 * Runs a graph in a thread: starts a run, or resumes the last one.
 *
 * @throws The error that ended the run, with the command that resumes it.
 * @throws {@link RunPaused} If the run waits for a person, and there is none to ask.
 */
export async function runInThread(asked: AskedRun): Promise<void> {
  const { options, signal } = asked;
  const threads = await orStopped(signal, openThreads());
  const place: Place = { threads, ask: askOnTerminal(signal) };
  if (options.resume === true) {
    const saved = await orStopped(signal, threads.requireRun(options.thread));
    if (isAnswered(saved, asked)) return printAnswered(saved, asked);
    if (asksForReply(saved, asked, place)) return printAsked(saved, asked);
    return runStart(await resumedStart(asked, saved, place.ask), asked, place);
  }
  const saved = await orStopped(signal, threads.lastRun(options.thread));
  return runStart(await firstStart(asked, saved), asked, place);
}

/** Where a run is kept, and how it asks a person. */
interface Place {
  readonly threads: Threads;
  readonly ask: Ask | undefined;
}

/** Whether a node asks a person who has not replied, and is not at a terminal. */
function asksForReply(
  { asked: requests }: SavedRun,
  { options }: AskedRun,
  { ask }: Place,
): boolean {
  const { choose, text, from } = options;
  return requests.length > 0 && [ask, choose, text, from].every((given) => given === undefined);
}

/** Prints once more what a person is asked. */
function printAsked(saved: SavedRun, { options }: AskedRun): never {
  const { thread, asked, origin } = saved;
  const waiting = askedWaiting(thread, asked[0]?.value as HumanRequest);
  const { interrupted } = waiting;
  const result = runResult(origin?.graph ?? "", savedEnd(saved), undefined);
  if (options.json === true) stdout.writeJson({ ...result, thread, interrupted });
  stderr.write(waiting.text);
  throw new RunPaused();
}

async function runStart(start: ThreadStart, asked: AskedRun, place: Place): Promise<void> {
  const { options, prompt, signal } = asked;
  const { graph, unchanged, origin } = start;
  keepOrigin(place.threads.saver, origin);
  const run = async (): Promise<void> => runKept(start, asked, place);
  try {
    if (options.resume === true) await run();
    else await withOffer({ target: asked.target, unchanged, graph, options, prompt, signal }, run);
  } catch (error) {
    offerResume(error, asked);
    throw error;
  }
}

function keptIn(threads: Threads, { onGraphChange }: AskedRun["options"]): KeptRuns {
  const kept = { checkpointer: threads.saver };
  return onGraphChange === undefined ? kept : { ...kept, onGraphChange };
}

async function runKept(
  { origin, graph, question, input: makeInput }: ThreadStart,
  asked: AskedRun,
  { threads, ask }: Place,
): Promise<void> {
  const { options, signal } = asked;
  const { thread: id, report: path, json: isJson = false } = options;
  const kept = keptIn(threads, options);
  const app = await orStopped(signal, compileGraph(graph, origin.options, kept));
  const { interruptBefore } = origin;
  const thread = new KeptThread({ id, threads, app, graph, interruptBefore });
  stderr.write(simulationNote(graph));
  const report = path === undefined ? undefined : await reportOf(path, graph, question);
  const input = await makeInput(app);
  signal.addEventListener("abort", () => offerResume(signal.reason, asked));
  const person = ask && thread.person(ask);
  await runPrompt({ app, input, signal, graph, isJson, person, report, thread });
}
