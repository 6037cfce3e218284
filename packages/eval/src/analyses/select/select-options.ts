import type { ModelFacts } from "@moagraph/provider-kit";
import { EvalInputError } from "../../errors/eval-input-error.js";
import type { SamplingByModel } from "../missing/new-graphs.js";

/** Options of {@link selectModels}. */
export interface SelectOptions {
  /**
   * Most US dollars for a question.
   *
   * @defaultValue no limit
   */
  readonly budgetUsd?: number | undefined;
  /**
   * Most proposers.
   *
   * @defaultValue `6`, as in the paper
   */
  readonly maxProposers?: number | undefined;
  /**
   * The weight of quality, from 0 to 1. The rest is that of diversity.
   *
   * @defaultValue `2 / 3`: the mean of the three weights in table 4 of arXiv 2502.00674
   */
  readonly qualityWeight?: number | undefined;
  /**
   * Returns what is known about a model, such as `provider.facts`, for the cost.
   *
   * @defaultValue nothing is known: a budget then excludes every model
   */
  readonly facts?: ((model: string) => ModelFacts) | undefined;
  /**
   * Mean tokens of a reply, for the cost.
   *
   * @defaultValue `400`
   */
  readonly replyTokens?: number | undefined;
  /**
   * How to sample each model in the recommended graph.
   *
   * @defaultValue the vendors' defaults
   */
  readonly sampling?: SamplingByModel | undefined;
}

/** @throws {EvalInputError} `INVALID_INPUT` If an option is out of range. */
export function checkSelectOptions({
  budgetUsd,
  maxProposers,
  qualityWeight,
}: SelectOptions): void {
  if (budgetUsd !== undefined && !(budgetUsd >= 0)) {
    throw outOfRange("budgetUsd", budgetUsd, "a number of US dollars from 0");
  }
  if (maxProposers !== undefined && !(Number.isInteger(maxProposers) && maxProposers > 0)) {
    throw outOfRange("maxProposers", maxProposers, "a whole number from 1");
  }
  if (qualityWeight !== undefined && !(qualityWeight >= 0 && qualityWeight <= 1)) {
    throw outOfRange("qualityWeight", qualityWeight, "a number from 0 to 1");
  }
}

function outOfRange(name: string, value: number, expected: string): EvalInputError {
  return new EvalInputError(
    `\`${name}\` of \`select\` is ${value}, which is not ${expected}.`,
    `Set \`${name}\` to ${expected}, or leave it out.`,
  );
}
