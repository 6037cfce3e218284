/** MT-Bench's categories in published order. Ten questions each, from id 81. */
export const mtBenchCategories: readonly string[] = [
  "writing",
  "roleplay",
  "reasoning",
  "math",
  "coding",
  "extraction",
  "stem",
  "humanities",
];

const firstId = 81;
const idsPerCategory = 10;

/**
 * Returns the category of a published question of MT-Bench.
 *
 * @param questionId - Its id, 81 to 160.
 * @returns The category. `undefined` for another id.
 * @example
 * ```ts
 * import { mtBenchCategoryOf } from "@moagraph/eval";
 *
 * console.log(mtBenchCategoryOf(111)); // math
 * ```
 */
export function mtBenchCategoryOf(questionId: number): string | undefined {
  return mtBenchCategories[Math.floor((questionId - firstId) / idsPerCategory)];
}
