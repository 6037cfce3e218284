import { type GraphSpec, planRun } from "@moagraph/core/graph";
import { knownModels, type ModelSources, unpricedModels } from "../asking/known-models.js";
import { timesOfAmounts, type WorkPlan } from "../asking/work-plan.js";
import type { JudgeTask } from "./judge-task.js";
import { promptTokensOf } from "./task-cost.js";

/** Tasks for a judge, of which some may be settled. */
export interface PlannedTasks {
  readonly judge: GraphSpec;
  /** Where the judge's model comes from. */
  readonly compileOptions: ModelSources;
  readonly tasks: AsyncIterable<JudgeTask>;
  /** Whether a task is not asked again. */
  readonly isSettled: (task: JudgeTask) => boolean;
}

/**
 * Estimates the calls, tokens and cost of a judge's tasks: the plan of one task of mean length, times their
 * number. One task is in memory at a time. Makes no model calls.
 *
 * @param planned - The judge and its tasks.
 */
export async function planTasks(planned: PlannedTasks): Promise<WorkPlan> {
  const { judge, compileOptions, tasks, isSettled } = planned;
  let [total, missing, tokens] = [0, 0, 0];
  for await (const task of tasks) {
    total += 1;
    if (isSettled(task)) continue;
    missing += 1;
    tokens += promptTokensOf(task);
  }
  const promptTokens = missing === 0 ? 1 : Math.max(1, Math.round(tokens / missing));
  const one = planRun(judge, { ...knownModels(compileOptions), promptTokens }).total;
  const unpriced = unpricedModels(judge, compileOptions);
  return { total, missing, ...timesOfAmounts(one, missing), unpricedModels: unpriced, notes: [] };
}
