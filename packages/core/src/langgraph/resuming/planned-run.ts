import { type CommandInstance, isCommand, isInterrupted } from "@langchain/langgraph";
import { nextMillisecond } from "../../ask/journal/end-of-tick.js";
import { NothingToResumeError } from "../../errors/run/nothing-to-resume-error.js";
import type { readInput } from "../../runtime/run-input.js";
import { isRerun, type RerunInput } from "../../runtime/threads/rerun-from.js";
import type { Run, RunOptions } from "../internals/stream-iterator.js";
import type { KeptRun } from "../threads/kept-run.js";
import { planContinued } from "./plan-continued.js";
import { type GraphOfRuns, planRerun } from "./plan-rerun.js";
import type { RunPlan } from "./run-with-results.js";

/** A run that is kept in a thread, of a graph whose runs may keep results of others. */
export interface RunInThread {
  readonly kept: KeptRun;
  readonly runs: GraphOfRuns;
}

/**
 * Runs a graph. A run that keeps results continues from where the one before began: what `rerunFrom` asks for,
 * and what is resumed with a graph that has changed, if the graph allows it.
 *
 * @param run - LangGraph's own function.
 * @param thread - `undefined` if the run is kept in none.
 */
export function runPlanned(
  run: Run,
  thread: RunInThread | undefined,
  input: ReturnType<typeof readInput>,
  options: RunOptions | undefined,
): AsyncGenerator {
  if (isRerun(input)) return rerun(thread, input, options);
  if (thread === undefined) return run(input, options);
  const mayContinue = thread.runs.compilation.options.onGraphChange === "continue";
  if (mayContinue && isResumption(input)) return continued(thread, input, options);
  return thread.kept.run(input, options);
}

function isResumption(input: unknown): input is CommandInstance | null {
  return input === null || (isCommand(input) && input.resume !== undefined);
}

async function* rerun(
  thread: RunInThread | undefined,
  input: RerunInput,
  options: RunOptions | undefined,
): AsyncGenerator {
  if (thread === undefined) throw new NothingToResumeError("no-thread");
  const plan = await planRerun(input, thread.kept.saved(options), thread.runs);
  yield* runAsPlanned(plan, thread, options);
}

/**
 * Resumes a run, with what has run, if the graph has changed. Where it was paused, it comes to the same pause
 * again: only then it is resumed as the caller wants.
 */
async function* continued(
  thread: RunInThread,
  input: CommandInstance | null,
  options: RunOptions | undefined,
): AsyncGenerator {
  const { kept } = thread;
  const plan = await planContinued(kept.saved(options), thread.runs);
  if (plan === undefined) {
    yield* kept.run(input, options);
    return;
  }
  const pauses: unknown[] = [];
  kept.isFollowed = true;
  for await (const chunk of runAsPlanned(plan, thread, options)) {
    if (isPause(chunk)) pauses.push(chunk);
    else yield chunk;
  }
  const isSamePause = input !== null || kept.linesAtPause === plan.results?.ledger.length;
  if (kept.linesAtPause !== undefined && isSamePause) yield* kept.run(input, latest(options));
  else yield* pauses;
}

async function* runAsPlanned(
  { input, checkpointId, results }: RunPlan,
  { kept }: RunInThread,
  options: RunOptions | undefined,
): AsyncGenerator {
  if (results !== undefined) kept.plan(results);
  // Ids of checkpoints are in the order of time, and of steps within a millisecond. This run begins at an
  // earlier step than the last one ended.
  await nextMillisecond();
  const { configurable } = options ?? {};
  const place = checkpointId === undefined ? {} : { checkpoint_id: checkpointId };
  yield* kept.run(input, { ...options, configurable: { ...configurable, ...place } });
}

/** The last checkpoint of the thread, wherever the run was resumed before. */
function latest(options: RunOptions | undefined): RunOptions {
  const { checkpoint_id: _, ...configurable } = options?.configurable ?? {};
  return { ...options, configurable };
}

/** Whether a chunk of a stream says that the run has paused. With several modes, it begins with its mode. */
function isPause(chunk: unknown): boolean {
  return isInterrupted(Array.isArray(chunk) ? chunk.at(-1) : chunk);
}
