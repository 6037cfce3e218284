import { planRun } from "@moagraph/core/graph";
import { settledIds } from "../answers/settled-ids.js";
import { knownModels, unpricedModels } from "../asking/known-models.js";
import {
  type PlannedAmounts,
  sumOfAmounts,
  timesOfAmounts,
  type WorkPlan,
} from "../asking/work-plan.js";
import { notesOnQuestions } from "../benchmark/published-questions.js";
import { sameRun } from "../run-directory/open-run.js";
import { askedQuestions } from "./asked-questions.js";
import type { GenerateRequest } from "./generate-options.js";
import { runRequest } from "./run-request.js";
import { usualAnswerTokens } from "./question-cost.js";
import { type TurnGroup, TurnLengths } from "./turn-lengths.js";
import { withSettings } from "./with-settings.js";

/** Options of {@link planGeneration}. */
export interface PlanGenerationOptions extends GenerateRequest {
  /** Expected tokens of a reply. @defaultValue 400 */
  readonly outputTokens?: number | undefined;
}

/**
 * Estimates the calls, tokens and cost of {@link generate}: the plan of a run for the mean length of the
 * missing questions, times their number. Makes no model calls, and writes nothing.
 *
 * A later turn of a conversation is longer by the answers before it.
 *
 * @param options - As for {@link generate}.
 * @throws {@link RunChangedError} `INVALID_SETTING` if the folder has another run.
 * @example
 * ```ts
 * import { modelGraph, planGeneration, questions } from "@moagraph/eval";
 * import { simulated } from "@moagraph/simulated";
 *
 * async function planMine(): Promise<void> {
 *   const { calls } = await planGeneration({
 *     benchmark: questions,
 *     source: "mine.jsonl",
 *     graph: modelGraph("simulated:owl"),
 *     compileOptions: { providers: [simulated()] },
 *     folder: "runs/owl",
 *   });
 *   console.log(calls);
 * }
 * ```
 */
export async function planGeneration(options: PlanGenerationOptions): Promise<WorkPlan> {
  const { benchmark, folder, retryFailed = false, outputTokens = usualAnswerTokens } = options;
  const asked = await askedQuestions(options);
  await sameRun(folder, runRequest(options, asked));
  const settled = await settledIds(folder, retryFailed);
  const lengths = new TurnLengths();
  let missing = 0;
  for await (const question of asked.questions()) {
    if (settled.has(question.id)) continue;
    lengths.add(question, benchmark.settingsOf(question), outputTokens);
    missing += 1;
  }
  return {
    total: asked.data.questions,
    missing,
    ...sumOfAmounts(lengths.groups.map((group) => plannedTurns(group, options))),
    unpricedModels: unpricedModels(options.graph, options.compileOptions),
    notes: notesOnQuestions(benchmark.name, asked.data.sha256),
  };
}

function plannedTurns(
  { settings, turns, promptTokens }: TurnGroup,
  { graph, compileOptions, outputTokens }: PlanGenerationOptions,
): PlannedAmounts {
  const plan = planRun(withSettings(graph, settings), {
    ...knownModels(compileOptions),
    promptTokens: Math.round(promptTokens / turns),
    outputTokens,
  });
  return timesOfAmounts(plan.total, turns);
}

/** The questions of a folder that are not asked again. */
