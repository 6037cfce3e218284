import { checkFinite } from "./check-finite.js";
import type { EvaluationResult } from "./evaluation-result.js";

/**
 * Returns a result as JSON with two spaces for each level and a line feed at its end. Numbers have all their
 * digits.
 *
 * @param result - From a score or an analysis.
 * @throws {@link EvalInputError} `INVALID_INPUT` if a number is NaN or infinite.
 * @example
 * ```ts
 * import { resultJson } from "@moagraph/eval";
 *
 * const result = { name: "mine", title: "My data", numbers: { accuracy: 0.5 } };
 * const json = resultJson({ ...result, tables: [], plots: [], notes: [] });
 * console.log(JSON.parse(json).numbers); // { accuracy: 0.5 }
 * ```
 */
export function resultJson(result: EvaluationResult): string {
  checkFinite(result, result.name);
  return `${JSON.stringify(result, null, 2)}\n`;
}
