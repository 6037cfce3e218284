import { Command } from "@langchain/langgraph";
import {
  type MoaApp,
  type MoaInput,
  type RunEndEvent,
  type RunEvent,
  type RunInput,
  streamRun,
  type StreamRunOptions,
} from "@moagraph/core";
import type { RunRecorder } from "@moagraph/report";
import type { AnswerWriter } from "./answer-writer.js";
import type { Person } from "./human/person.js";
import { untilStopped } from "./process/or-stopped.js";
import type { RunView } from "./view/run-view.js";

/** A run and its outputs. */
export interface FollowedRun {
  readonly app: MoaApp;
  /** The prompt, or a conversation that ends with it. */
  readonly messages: MoaInput["messages"];
  readonly signal: AbortSignal;
  readonly view: RunView;
  readonly answer: AnswerWriter;
  /** Whom the graph asks. The app then has a checkpointer. */
  readonly person?: Person | undefined;
  /** Records the run for a report. All models stream then. */
  readonly recorder?: RunRecorder | undefined;
}

/** How a run ended. `error` is the thrown error, if any. */
export interface RunEnding {
  readonly end: RunEndEvent;
  readonly error: Error | undefined;
}

/**
 * Follows a run to its end, also if it fails, and shows its events as they arrive. A run that asks a
 * person is resumed with the replies.
 */
export async function followRun(run: FollowedRun): Promise<RunEnding> {
  const options = optionsOf(run);
  const ending = await followPart(run, { messages: run.messages }, options);
  return run.person === undefined ? ending : resumeAsked(run, run.person, ending, options);
}

/** Resumes a run until it asks no more. */
async function resumeAsked(
  run: FollowedRun,
  person: Person,
  asking: RunEnding,
  options: StreamRunOptions,
): Promise<RunEnding> {
  let ending = asking;
  try {
    while (ending.end.interrupts !== undefined) {
      const resume = await person(ending.end.interrupts);
      ending = await followPart(run, new Command({ resume }), options);
    }
    return ending;
  } catch (left) {
    return { end: ending.end, error: asError(run.signal.aborted ? run.signal.reason : left) };
  }
}

/** Follows a run until it ends or asks a person. */
async function followPart(
  run: FollowedRun,
  input: RunInput,
  options: StreamRunOptions,
): Promise<RunEnding> {
  const { app, view, signal } = run;
  let end: RunEndEvent | undefined;
  let error: Error | undefined;
  try {
    for await (const event of streamRun(app, input, options)) {
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
  return { end, error };
}

function optionsOf({ signal, view, recorder, person }: FollowedRun): StreamRunOptions {
  // Each run has a thread of its own: a chat passes the whole conversation.
  const thread = person && { configurable: { thread_id: crypto.randomUUID() } };
  if (recorder === undefined) return { signal, ...thread, listenTo: view.listenTo };
  return { signal, ...thread, listenTo: "every-call", callbacks: recorder.callbacks };
}

/** Third-party code may throw values that are not errors. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

async function show(event: RunEvent, { signal, view, answer }: FollowedRun): Promise<void> {
  // A reader that does not read must not delay the end.
  const until = async (written: Promise<void>): Promise<void> => untilStopped(signal, written);
  // On a terminal, both streams go to the same place: end the answer's last line before the
  // summary.
  if (event.type === "run-end" && event.interrupts === undefined) {
    await until(answer.end(event.answer));
  }
  if (event.type === "answer-reset") await until(answer.reset());
  view.take(event);
  if (event.type === "answer-token") await until(answer.write(event.text));
}
