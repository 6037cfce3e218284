/** FastChat's temperatures by category. */
const temperatures: Readonly<Record<string, number>> = {
  writing: 0.7,
  roleplay: 0.7,
  extraction: 0,
  math: 0,
  coding: 0,
  reasoning: 0,
  stem: 0.1,
  humanities: 0.1,
  "arena-hard-200": 0,
};

const otherTemperature = 0.7;

/**
 * Returns the temperature with which MT-Bench asks the questions of a category.
 *
 * @param category - The category, such as `math`.
 * @param required - The field `required_temperature` of the question, which counts first. No published question
 * has it.
 * @returns The temperature. 0.7 for a category that FastChat does not list.
 * @see `temperature_config` in `fastchat/llm_judge/common.py` of lm-sys/FastChat
 * @example
 * ```ts
 * import { mtBenchTemperature } from "@moagraph/eval";
 *
 * console.log(mtBenchTemperature("math")); // 0
 * console.log(mtBenchTemperature("stem")); // 0.1
 * console.log(mtBenchTemperature("cooking")); // 0.7
 * ```
 */
export function mtBenchTemperature(category?: string, required?: number): number {
  if (required !== undefined) return required;
  if (category === undefined || !Object.hasOwn(temperatures, category)) return otherTemperature;
  return temperatures[category] as number;
}
