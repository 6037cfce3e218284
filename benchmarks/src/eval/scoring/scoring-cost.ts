import { annotatedModels } from "./annotated-models.js";
import { fitLiblinear, type LiblinearFits, pythonWithSklearn } from "./liblinear.js";
import { isBaseline, type Scored, scoreModels } from "./score-models.js";

/** What is measured. */
export interface ScoringCostOrder {
  readonly models: number;
}

/** What it costs to score models, beside scikit-learn. */
export interface ScoringCost {
  readonly models: number;
  readonly arePublished: boolean;
  readonly scored: Scored;
  /** Absent without scikit-learn. */
  readonly liblinear?: LiblinearFits;
  /** The largest difference of a length-controlled win rate, in percentage points. */
  readonly largestDifference?: number;
}

/** Scores all models, and fits their length control with liblinear, one after the other. */
export async function scoringCost({ models: count }: ScoringCostOrder): Promise<ScoringCost> {
  const annotated = await annotatedModels(count);
  const { models, arePublished } = annotated;
  const scored = await scoreModels(annotated);
  const python = pythonWithSklearn();
  if (python === undefined) return { models: models.length, arePublished, scored };
  const liblinear = await fitLiblinear(python, annotated);
  const own = scored.lengthControlled.filter((_, at) => !isBaseline(models[at]!));
  const differences = own.map((rate, at) =>
    Math.abs(rate - (liblinear.lengthControlled[at] ?? Number.NaN)),
  );
  return {
    models: models.length,
    arePublished,
    scored,
    liblinear,
    largestDifference: Math.max(...differences),
  };
}
