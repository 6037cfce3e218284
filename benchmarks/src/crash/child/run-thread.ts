import { setTimeout } from "node:timers/promises";
import { type BaseCheckpointSaver, MemorySaver } from "@langchain/langgraph";
import { askQuestion, stateOf, type ThreadConfig, type TurnOutcome } from "./ask-question.js";
import type { RunOutcome, ThreadOrder } from "./child-message.js";
import { compileThread } from "./compile-thread.js";

/** What the threads of a child process share. */
export interface ThreadHost {
  readonly serverUrl: string;
  readonly saver: BaseCheckpointSaver;
  /** Cancels all runs. */
  readonly signal: AbortSignal;
}

/** Receives the outcome of each question, with its index. */
export type OnOutcome = (turn: number, outcome: RunOutcome) => void;

/** The lock of a killed process must be free before this. */
const longestBusyMs = 5_000;

/** A run that has thrown is continued this often. */
const mostThrows = 3;

/**
 * Asks the questions of a thread, or continues them. While the thread is locked, it tries again.
 *
 * @returns How long it was locked, in milliseconds.
 */
export async function runThread(
  { thread, mode, setup }: ThreadOrder,
  { serverUrl, saver, signal }: ThreadHost,
  onOutcome: OnOutcome,
): Promise<number> {
  const checkpointer = mode === "undisturbed" ? new MemorySaver() : saver;
  const app = await compileThread(setup, { serverUrl, checkpointer });
  const { durability, turns } = setup;
  const options = { configurable: { thread_id: thread }, signal, durability };
  const config = { app, options, continuesAfterThrow: setup.continuesAfterThrow };
  let next = 0;
  let busyMs = 0;
  if (mode === "resume") {
    const resumed = await resumeWhenFree(config);
    ({ busyMs } = resumed);
    next = await passOn(resumed, config, onOutcome);
  }
  while (next < turns) next = await passOn(await askQuestion(next, config), config, onOutcome);
  return busyMs;
}

/** Tells of an outcome. Returns the next question; none after a failure. */
async function passOn(
  first: TurnOutcome,
  config: ThreadConfig,
  onOutcome: OnOutcome,
): Promise<number> {
  const { turn, outcome } = await pastThrows(first, config);
  onOutcome(turn, outcome);
  return outcome.type === "failed" ? Number.POSITIVE_INFINITY : turn + 1;
}

/** A case that is to throw is continued in the same process. */
async function pastThrows(first: TurnOutcome, config: ThreadConfig): Promise<TurnOutcome> {
  const { options, continuesAfterThrow } = config;
  let last = first;
  for (let times = 0; times < mostThrows && last.outcome.type === "failed"; times += 1) {
    if (!continuesAfterThrow || options.signal.aborted) break;
    last = await resume(config);
  }
  return last;
}

async function resumeWhenFree(
  config: ThreadConfig,
): Promise<TurnOutcome & { readonly busyMs: number }> {
  const startedAtMs = performance.now();
  for (let busyMs = 0; ; busyMs = performance.now() - startedAtMs) {
    const resumed = await resume(config);
    const { outcome } = resumed;
    const isBusy = outcome.type === "failed" && outcome.code === "THREAD_BUSY";
    if (!isBusy || busyMs > longestBusyMs) return { ...resumed, busyMs };
    await setTimeout(10);
  }
}

/**
 * Continues a thread: from the start if nothing of it was kept, from the middle, or not at all. LangGraph's
 * `next` is no help here: it is also empty between the first checkpoint of a thread and the second.
 */
async function resume(config: ThreadConfig): Promise<TurnOutcome> {
  const resumed = await askQuestion(null, config);
  const { outcome } = resumed;
  const isOver = outcome.type === "failed" && outcome.code === "NOTHING_TO_RESUME";
  return isOver ? ((await stateOf(config)) ?? askQuestion(0, config)) : resumed;
}
