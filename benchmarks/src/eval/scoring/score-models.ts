import { groupKFold, lengthControlledWinRate, mean, winRate } from "@moagraph/eval";
import { type Cost, costOf } from "../../compare/measure/cost-of.js";
import type { AnnotatedModel, AnnotatedModels } from "./annotated-models.js";

/** The scores of the models, and what they cost. */
export interface Scored {
  /** Win rate, average length and length-controlled win rate of all models. */
  readonly cost: Cost;
  /** The length-controlled win rate of each model in percent. */
  readonly lengthControlled: readonly number[];
}

/** Scores all models. */
export async function scoreModels(annotated: AnnotatedModels): Promise<Scored> {
  let lengthControlled: readonly number[] = [];
  const cost = await costOf(async () => {
    lengthControlled = annotated.models.map((model) => {
      winRate(model.preferences);
      mean(model.lengths);
      return lengthControl(model, annotated);
    });
  });
  return { cost, lengthControlled };
}

/** The baseline against itself is 50 by definition. */
function lengthControl(model: AnnotatedModel, { gamed, difficulties }: AnnotatedModels): number {
  if (isBaseline(model)) return 50;
  const folds = foldsOf(gamed.length + model.preferences.length);
  const options = { ...model, gamed, difficulties, folds };
  return lengthControlledWinRate(options).lengthControlledWinRate;
}

/** Whether the model is the baseline, so that there is nothing to fit. */
export function isBaseline({ lengths, baselineLengths }: AnnotatedModel): boolean {
  return lengths.every((length, row) => length === baselineLengths[row]);
}

/** The fold of each training row, from 0. */
export function foldsOf(rows: number): number[] {
  return groupKFold(Array.from({ length: rows }, (_, row) => row));
}
