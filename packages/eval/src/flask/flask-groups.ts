import { type ScoreSum, scoreSum } from "./flask-scores.js";
import { flaskDifficulties, flaskDomains, flaskSkills } from "./flask-skills.js";
import { pythonFloat } from "./python/python-float.js";
import { SkillValues } from "./skill-values.js";

/** The scores of a review, and the domains of its question. */
export interface ReviewInDomains {
  readonly scores: Readonly<Record<string, unknown>>;
  readonly domains: readonly string[];
}

/** The scores of a review, and the difficulty of its question. */
export interface ReviewOfDifficulty {
  readonly scores: Readonly<Record<string, unknown>>;
  /** One of FLASK's five levels. Scores of another level add nothing, as in the official code. */
  readonly difficulty: string;
}

/** The scores of a domain. */
export interface DomainSum extends ScoreSum {
  readonly domain: string;
}

/** The scores of a skill at a level of difficulty. */
export interface DifficultySum extends ScoreSum {
  readonly skill: string;
  readonly difficulty: string;
  /** The mean at this and all easier levels. `null` without scores. */
  readonly cumulative: number | null;
}

/**
 * Returns FLASK's means per domain over all skills. A question of two domains counts in both.
 *
 * Makes no model calls.
 *
 * @param reviews - The scores of each review with the domains of its question.
 * @returns The domains that occur, in published order. Domains that FLASK does not have are left out, as in the
 * official code.
 * @see `FLASK/gpt_review/aggregate_domain.py` of togethercomputer/MoA
 * @example
 * ```ts
 * import { flaskScoresByDomain } from "@moagraph/eval";
 *
 * const [history] = flaskScoresByDomain([
 *   { scores: { factuality: 4, readability: 5 }, domains: ["History"] },
 * ]);
 * console.log(history?.mean); // 4.5
 * ```
 */
export function flaskScoresByDomain(reviews: readonly ReviewInDomains[]): DomainSum[] {
  return flaskDomains.flatMap((domain) => {
    const inDomain = reviews.filter(({ domains }) => domains.includes(domain));
    const numbers = inDomain.flatMap(({ scores, domains }) => {
      // A domain that is named twice counts twice.
      const times = domains.filter((name) => name === domain);
      return times.flatMap(() =>
        Object.values(scores).flatMap((score) => pythonFloat(score) ?? []),
      );
    });
    return inDomain.length === 0 ? [] : [{ domain, ...scoreSum(numbers) }];
  });
}

/**
 * Returns FLASK's means per skill and level of difficulty.
 *
 * Makes no model calls.
 *
 * @param reviews - The scores of each review with the difficulty of its question.
 * @returns Each skill that occurs with all five levels, the easiest first.
 * @see `FLASK/gpt_review/aggregate_difficulty_skill.py` of togethercomputer/MoA
 * @example
 * ```ts
 * import { flaskScoresByDifficulty } from "@moagraph/eval";
 *
 * const rows = flaskScoresByDifficulty([
 *   { scores: { readability: 5 }, difficulty: "simple lifestyle knowledge" },
 *   { scores: { readability: 2 }, difficulty: "expert level knowledge" },
 * ]);
 * console.log(rows.map(({ mean, cumulative }) => [mean, cumulative]));
 * // [ [ 5, 5 ], [ null, 5 ], [ null, 5 ], [ null, 5 ], [ 2, 3.5 ] ]
 * ```
 */
export function flaskScoresByDifficulty(reviews: readonly ReviewOfDifficulty[]): DifficultySum[] {
  const values = new SkillValues();
  const all = reviews.flatMap(({ scores, difficulty }) =>
    values.of(scores).map((value) => ({ ...value, difficulty })),
  );
  const skills = flaskSkills.filter((skill) => values.known.has(skill));
  return skills.flatMap((skill) => {
    const easier: number[] = [];
    return flaskDifficulties.map((difficulty) => {
      const numbers = all.flatMap((value) =>
        value.skill === skill && value.difficulty === difficulty && typeof value.score === "number"
          ? [value.score]
          : [],
      );
      easier.push(...numbers);
      return { skill, difficulty, ...scoreSum(numbers), cumulative: scoreSum(easier).mean };
    });
  });
}
