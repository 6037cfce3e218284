import {
  type CallPlan,
  type MoaApp,
  type RunEndEvent,
  type RunEvent,
  type RunInput,
  streamRun,
  type StreamRunOptions,
} from "@moagraph/core";
import type { RunRecorder } from "@moagraph/report";
import type { AnswerWriter } from "./answer-writer.js";
import { asError } from "./errors/as-error.js";
import type { Person } from "./human/person.js";
import { untilStopped } from "./process/or-stopped.js";
import { type ResumedCounts, resumedCounts } from "./threads/text/resumed-counts.js";
import type { RunView } from "./view/run-view.js";

/** A run and its outputs. */
export interface FollowedRun {
  readonly app: MoaApp;
  /** The prompt, a conversation that ends with it, or what a run is resumed with. */
  readonly input: RunInput;
  readonly signal: AbortSignal;
  readonly view: RunView;
  readonly answer: AnswerWriter;
  /** Asks the person for whom a run waits. The app then has a checkpointer. */
  readonly person?: Person | undefined;
  /** The thread that keeps the run, and where the run stops. */
  readonly thread?: ThreadConfig | undefined;
  /** Records the run for a report. All models stream then. */
  readonly recorder?: RunRecorder | undefined;
}

/** The part of a run's options that concerns its thread. */
export interface ThreadConfig {
  readonly configurable: { readonly thread_id: string };
  /** Nodes before which the run stops. */
  readonly interruptBefore?: string[];
}

/** How a run ended. `error` is the thrown error, if any. */
export interface RunEnding {
  readonly end: RunEndEvent;
  readonly error: Error | undefined;
  /** What of it was done before; `undefined` if it has begun here. */
  readonly resumed?: ResumedCounts | undefined;
}

/**
 * Follows a run to its end, also if it fails, and shows its events as they arrive. A run that waits for
 * a person is resumed with what the person says.
 */
export async function followRun(run: FollowedRun): Promise<RunEnding> {
  const options = optionsOf(run);
  const ending = await followPart(run, run.input, options);
  if (run.person === undefined) return ending;
  return { ...(await resumeAsked(run, run.person, ending, options)), resumed: ending.resumed };
}

/** Resumes a run until it waits for no person. */
async function resumeAsked(
  run: FollowedRun,
  person: Person,
  asking: RunEnding,
  options: StreamRunOptions,
): Promise<RunEnding> {
  let ending = asking;
  try {
    while (ending.end.status === "interrupted") {
      ending = await followPart(run, await person(ending.end), options);
    }
    return ending;
  } catch (left) {
    return { end: ending.end, error: asError(run.signal.aborted ? run.signal.reason : left) };
  }
}

/** Follows a run until it ends or waits for a person. */
async function followPart(
  run: FollowedRun,
  input: RunInput,
  options: StreamRunOptions,
): Promise<RunEnding> {
  const { app, view, signal } = run;
  let end: RunEndEvent | undefined;
  let error: Error | undefined;
  let calls: readonly CallPlan[] = [];
  let resumed: ResumedCounts | undefined;
  try {
    for await (const event of streamRun(app, input, options)) {
      if (event.type === "run-start") calls = event.calls;
      if (event.type === "run-resume") resumed = resumedCounts(event, calls);
      if (event.type === "run-end") end = event;
      run.recorder?.take(event);
      await show(event, run);
    }
  } catch (thrown) {
    error = asError(signal.aborted ? signal.reason : thrown);
  } finally {
    view.close();
  }
  if (end === undefined) throw error ?? new Error("The run ended without an event `run-end`.");
  return { end, error, resumed };
}

function optionsOf({ signal, view, recorder, person, thread }: FollowedRun): StreamRunOptions {
  const kept = thread ?? (person && ownThread());
  if (recorder === undefined) return { signal, ...kept, listenTo: view.listenTo };
  return { signal, ...kept, listenTo: "every-call", callbacks: recorder.callbacks };
}

/** A thread for one run, which a chat starts with the whole conversation. */
function ownThread(): ThreadConfig {
  return { configurable: { thread_id: crypto.randomUUID() } };
}

async function show(event: RunEvent, { signal, view, answer }: FollowedRun): Promise<void> {
  // A reader that does not read must not delay the end.
  const until = async (written: Promise<void>): Promise<void> => untilStopped(signal, written);
  // On a terminal, both streams go to the same place: end the answer's last line before the
  // summary.
  if (event.type === "run-end" && event.status !== "interrupted") {
    await until(answer.end(event.answer));
  }
  if (event.type === "answer-reset") await until(answer.reset());
  view.take(event);
  if (event.type === "answer-token") await until(answer.write(event.text));
}
