const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Returns the number that Python's `float` makes of a score.
 *
 * @returns `undefined` for what `float` refuses, such as `4/5` or a list, and for numbers that are not finite.
 */
export function pythonFloat(score: unknown): number | undefined {
  if (typeof score === "boolean") return Number(score);
  const text = typeof score === "string" ? score.trim() : "";
  const number = decimal.test(text) ? Number(text) : score;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
