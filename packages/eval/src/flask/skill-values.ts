import { pythonFloat } from "./python/python-float.js";

/** A score of a review. */
export interface SkillValue {
  /** The skill by its name in the results, such as `robustness`. */
  readonly skill: string;
  /** The score. `"not applicable"` for `N/A`, `"unusable"` for what is no number. */
  readonly score: number | "not applicable" | "unusable";
}

/**
 * Finds the skill and the number of each score of a review, one review after another.
 *
 * A key that contains `logical` counts for its second word, any other for its first. The official code remembers
 * which skills it has seen, and drops a score whose skill it could not set up. So does this class.
 *
 * @see `FLASK/gpt_review/aggregate_skill.py` of togethercomputer/MoA
 */
export class SkillValues {
  readonly #known = new Set<string>();

  /** The skills that had a key, with those that only had `N/A`. */
  get known(): ReadonlySet<string> {
    return this.#known;
  }

  /** The scores of the next review. */
  of(scores: Readonly<Record<string, unknown>>): SkillValue[] {
    return Object.entries(scores).map(([key, score]) => this.#valueOf(key, score));
  }

  #valueOf(key: string, score: unknown): SkillValue {
    const [first = "", second] = key.split(" ");
    const skill = key.includes("logical") ? second : first;
    if (!this.#known.has(first) && skill !== undefined) this.#known.add(skill);
    if (score === "N/A") return { skill: skill ?? "", score: "not applicable" };
    const number = pythonFloat(score);
    const isUsable = number !== undefined && skill !== undefined && this.#known.has(skill);
    return { skill: skill ?? "", score: isUsable ? number : "unusable" };
  }
}
