import type { GraphSpec } from "@moagraph/core/graph";
import type { ModelSources } from "../../asking/known-models.js";
import { askedQuestions, type AskedQuestions } from "../../generate/asked-questions.js";
import type { GenerateRequest } from "../../generate/generate-options.js";
import type { WorkPlan } from "../../asking/work-plan.js";
import type { JudgeTask } from "../../judge/judge-task.js";
import { planTasks } from "../../judge/plan-tasks.js";
import { pairwiseTasks } from "./pairwise-tasks.js";

/** What {@link planPairs} needs to know. */
export interface PlanPairsOptions extends Pick<
  GenerateRequest,
  "benchmark" | "source" | "limit" | "seed"
> {
  readonly judge: GraphSpec;
  /** Where the judge's model comes from. */
  readonly compileOptions: ModelSources;
}

/** About 400 tokens, as `planRun` assumes of a reply. */
const usualAnswer = "word ".repeat(400);

/**
 * Estimates the calls, tokens and cost of a judge that sees two answers to each question in both orders, before
 * the answers are there. Makes no model calls.
 *
 * @param options - The questions and the judge.
 * @example
 * ```ts
 * import { benchmarks, modelGraph, planPairs } from "@moagraph/eval";
 * import { openai } from "@moagraph/openai";
 *
 * async function printCalls(source: string): Promise<void> {
 *   const { calls } = await planPairs({
 *     benchmark: benchmarks.questions,
 *     source,
 *     judge: modelGraph("openai:gpt-4o"),
 *     compileOptions: { providers: [openai()] },
 *   });
 *   console.log(calls);
 * }
 * ```
 */
export async function planPairs(options: PlanPairsOptions): Promise<WorkPlan> {
  const { judge, compileOptions } = options;
  const tasks = usualTasks(await askedQuestions(options));
  return planTasks({ judge, compileOptions, tasks, isSettled: () => false });
}

async function* usualTasks(asked: AskedQuestions): AsyncGenerator<JudgeTask> {
  for await (const question of asked.questions()) {
    const answer = { turns: question.turns.map(() => usualAnswer) };
    yield* pairwiseTasks({ question, a: answer, b: answer });
  }
}
