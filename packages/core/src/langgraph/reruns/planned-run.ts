import { NothingToResumeError } from "../../errors/run/nothing-to-resume-error.js";
import { isRerun } from "../../runtime/threads/rerun-from.js";
import type { readInput } from "../../runtime/run-input.js";
import type { RunOptions } from "../internals/stream-iterator.js";
import type { KeptRun } from "../threads/kept-run.js";
import { type GraphOfRuns, planRerun } from "./plan-rerun.js";

/** A run as its caller asks for it. */
interface AskedRun {
  readonly options: RunOptions | undefined;
  /** `undefined` if it is kept in no thread. */
  readonly kept: KeptRun | undefined;
  readonly runs: GraphOfRuns | undefined;
}

/** A run as LangGraph is asked for it. */
interface PlannedRun {
  readonly input: unknown;
  readonly options: RunOptions | undefined;
}

/** Plans a run that keeps results of the thread's last run. Any other goes on as it is. */
export async function plannedRun(
  input: ReturnType<typeof readInput>,
  { options, kept, runs }: AskedRun,
): Promise<PlannedRun> {
  if (!isRerun(input)) return { input, options };
  if (kept === undefined || runs === undefined) throw new NothingToResumeError("no-thread");
  const plan = await planRerun(input, kept.saved(options), runs);
  if (plan.results !== undefined) kept.plan(plan.results);
  return { input: plan.input, options: fromCheckpoint(plan.checkpointId, options) };
}

function fromCheckpoint(
  id: string | undefined,
  options: RunOptions | undefined,
): RunOptions | undefined {
  if (id === undefined) return options;
  return { ...options, configurable: { ...options?.configurable, checkpoint_id: id } };
}
