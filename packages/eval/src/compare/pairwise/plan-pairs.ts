import type { GraphSpec } from "@moagraph/core/graph";
import { settledIds } from "../../answers/settled-ids.js";
import type { ModelSources } from "../../asking/known-models.js";
import { askedQuestions, type AskedQuestions } from "../../generate/asked-questions.js";
import type { GenerateRequest } from "../../generate/generate-options.js";
import type { WorkPlan } from "../../asking/work-plan.js";
import type { JudgeTask } from "../../judge/judge-task.js";
import { planTasks } from "../../judge/plan-tasks.js";
import { readSettledTasks } from "../../judge/settled-tasks.js";
import { runPaths } from "../../run-directory/run-paths.js";
import { pairwiseTasks } from "./pairwise-tasks.js";

/** What {@link planPairs} needs to know. */
export interface PlanPairsOptions extends Pick<
  GenerateRequest,
  "benchmark" | "source" | "limit" | "seed"
> {
  readonly judge: GraphSpec;
  /** The folder of the comparison. Pairs that were judged there are not asked again. */
  readonly folder: string;
  /** The folders of both runs. Pairs of which an answer is missing are asked, also if they were judged before. */
  readonly folderA: string;
  readonly folderB: string;
  /** Whether pairs without a verdict are asked again. @defaultValue `false` */
  readonly retryUnclear?: boolean | undefined;
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
 *     folder: "comparison",
 *     folderA: "comparison/a",
 *     folderB: "comparison/b",
 *     compileOptions: { providers: [openai()] },
 *   });
 *   console.log(calls);
 * }
 * ```
 */
export async function planPairs(options: PlanPairsOptions): Promise<WorkPlan> {
  const { judge, compileOptions, retryUnclear = false } = options;
  const folder = runPaths(options.folder).judge(judge.name).folder;
  const settled = await readSettledTasks(folder, retryUnclear);
  const [inA, inB] = await Promise.all([
    settledIds(options.folderA, false),
    settledIds(options.folderB, false),
  ]);
  const isSettled = ({ key, question }: JudgeTask): boolean =>
    settled.hasKey(key) && inA.has(question) && inB.has(question);
  const tasks = usualTasks(await askedQuestions(options));
  return planTasks({ judge, compileOptions, tasks, isSettled });
}

async function* usualTasks(asked: AskedQuestions): AsyncGenerator<JudgeTask> {
  for await (const question of asked.questions()) {
    const answer = { turns: question.turns.map(() => usualAnswer) };
    yield* pairwiseTasks({ question, a: answer, b: answer });
  }
}
