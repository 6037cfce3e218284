import { EvalInputError } from "../../errors/eval-input-error.js";
import { costOf, fits, modelAloneGraph } from "./group-graph.js";
import { groupScore, type ScoringParts } from "./group-score.js";
import type { Recommendation } from "./recommendation.js";
import type { SelectOptions } from "./select-options.js";

/**
 * Returns the best model that fits the budget, alone.
 *
 * @throws {EvalInputError} `INVALID_INPUT` If none fits.
 */
export function bestAlone(parts: ScoringParts, options: SelectOptions): Recommendation {
  const order = [...parts.candidates.entries()].toSorted(([, a], [, b]) => b.quality - a.quality);
  for (const [index, { model }] of order) {
    const graph = modelAloneGraph(model, options);
    if (!fits(graph, options)) continue;
    const step = { model, ...groupScore([index], parts) };
    const { score } = step;
    return { proposers: [model], graph, costUsd: costOf(graph, options), score, steps: [step] };
  }
  throw new EvalInputError(
    `No model fits the budget of $${options.budgetUsd} for each question, or its price is unknown.`,
    "Raise the budget, or give the prices of the models.",
  );
}
