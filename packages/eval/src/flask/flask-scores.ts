import { flaskSkills } from "./flask-skills.js";
import { SkillValues } from "./skill-values.js";

/** Sum, number and mean of some scores. */
export interface ScoreSum {
  readonly sum: number;
  readonly count: number;
  /** `null` without scores. */
  readonly mean: number | null;
}

/** The scores of one skill. */
export interface SkillSum extends ScoreSum {
  readonly skill: string;
}

/** The scores of a system on FLASK. There is no overall score. */
export interface FlaskScores {
  /** The skills that occur, in published order. */
  readonly skills: readonly SkillSum[];
  /** Number of reviews. */
  readonly reviews: number;
  /** Reviews without scores. They add nothing. */
  readonly empty: number;
  /** Scores that are `N/A`. They add nothing. */
  readonly notApplicable: number;
  /** Scores that are no finite number. They add nothing. */
  readonly unusable: number;
}

/**
 * Returns FLASK's means per skill, as the official code pools them.
 *
 * Makes no model calls.
 *
 * @param reviews - The scores of each review, as {@link skillScoresOf} returns them.
 * @see `FLASK/gpt_review/aggregate_skill.py` of togethercomputer/MoA
 * @example
 * ```ts
 * import { flaskScores } from "@moagraph/eval";
 *
 * const { skills, empty } = flaskScores([
 *   { "logical correctness": 5, factuality: "N/A" },
 *   { "logical correctness": "4", readability: 3 },
 *   {},
 * ]);
 * console.log(skills.map(({ skill, mean }) => `${skill} ${mean}`).join(", "));
 * // correctness 4.5, factuality null, readability 3
 * console.log(empty); // 1
 * ```
 */
export function flaskScores(reviews: readonly Readonly<Record<string, unknown>>[]): FlaskScores {
  const values = new SkillValues();
  const all = reviews.flatMap((scores) => values.of(scores));
  const numbersOf = (skill: string): number[] =>
    all.flatMap((value) =>
      value.skill === skill && typeof value.score === "number" ? [value.score] : [],
    );
  return {
    skills: flaskSkills
      .filter((skill) => values.known.has(skill))
      .map((skill) => ({ skill, ...scoreSum(numbersOf(skill)) })),
    reviews: reviews.length,
    empty: reviews.filter((scores) => Object.keys(scores).length === 0).length,
    notApplicable: all.filter(({ score }) => score === "not applicable").length,
    unusable: all.filter(({ score }) => score === "unusable").length,
  };
}

/** Sum, number and mean. */
export function scoreSum(numbers: readonly number[]): ScoreSum {
  const sum = numbers.reduce((total, number) => total + number, 0);
  return { sum, count: numbers.length, mean: numbers.length === 0 ? null : sum / numbers.length };
}
