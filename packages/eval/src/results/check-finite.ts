import { EvalInputError } from "../errors/eval-input-error.js";

/**
 * Checks that all numbers in a value are finite. JSON has no NaN: it would become `null` in silence.
 *
 * @param value - Plain data.
 * @param path - Its name, such as `alpaca-eval`.
 * @throws {@link EvalInputError} `INVALID_INPUT` with the path of the first number that is not.
 */
export function checkFinite(value: unknown, path: string): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw notFinite(value, path);
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, part] of Object.entries(value)) {
    checkFinite(part, isList ? `${path}[${key}]` : `${path}.${key}`);
  }
}

function notFinite(value: number, path: string): EvalInputError {
  return new EvalInputError(
    `\`${path}\` is ${value}. Expected a finite number, or \`null\` for no value.`,
    "Check the answers and verdicts that it is computed from. A mean over no values is `null`.",
  );
}
