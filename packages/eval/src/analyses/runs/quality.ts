/** A score of a run with its interval. */
export interface Quality {
  readonly value: number;
  /** Both ends of the 95% interval. Absent if the score has none. */
  readonly interval?: readonly [number, number];
}

/** How quality is measured, in the order in which the analyses prefer it. */
export type QualityMeasure = "lcWinRate" | "winRate" | "rating" | "skillScore" | "accuracy";

/** The scores of a run by measure. */
export type Qualities = Readonly<Partial<Record<QualityMeasure, Quality>>>;

/** What a measure is called in tables and plots, its digits, and what is added to it. */
export interface MeasureWords {
  readonly label: string;
  readonly digits: number;
}

/** The measures in the order of preference. */
export const qualityMeasures: Readonly<Record<QualityMeasure, MeasureWords>> = {
  lcWinRate: { label: "LC win rate (%)", digits: 1 },
  winRate: { label: "Win rate (%)", digits: 1 },
  rating: { label: "Rating (1 to 10)", digits: 2 },
  skillScore: { label: "Skill score (1 to 5)", digits: 2 },
  accuracy: { label: "Accuracy (0 to 1)", digits: 3 },
};

/** The names of the measures in the order of preference. */
export const measureNames: readonly QualityMeasure[] = Object.keys(
  qualityMeasures,
) as QualityMeasure[];
