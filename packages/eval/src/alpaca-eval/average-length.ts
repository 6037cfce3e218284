import { EvalInputError } from "../errors/eval-input-error.js";

/**
 * The average length of a model's answers as AlpacaEval's leaderboard shows it: the sum divided by the number
 * of instructions, without the fraction. A missing answer counts as length 0.
 *
 * @param lengths - Lengths of the answers in Unicode code points, see `codePointLength`.
 * @param instructions - Number of instructions. @defaultValue the number of lengths
 * @throws {@link EvalInputError} `INVALID_INPUT` if a length is not a number from 0, there are more lengths than
 *   instructions, or no instructions.
 * @example
 * averageLength([3, 4]) // 3
 * averageLength([3, 4], 7) // 1
 */
export function averageLength(
  lengths: readonly number[],
  instructions: number = lengths.length,
): number {
  const wrong = lengths.find((length) => !(length >= 0 && Number.isFinite(length)));
  if (wrong !== undefined) throw invalidLength(wrong);
  if (instructions < 1 || lengths.length > instructions)
    throw tooMany(lengths.length, instructions);
  return Math.trunc(lengths.reduce((sum, length) => sum + length, 0) / instructions);
}

function invalidLength(length: unknown): EvalInputError {
  return new EvalInputError(
    `averageLength got the length ${String(length)}.`,
    "Pass lengths in code points. An empty or missing answer has length 0.",
  );
}

function tooMany(lengths: number, instructions: number): EvalInputError {
  return new EvalInputError(
    `averageLength got ${lengths} lengths for ${instructions} instructions.`,
    "Pass at most one length for each instruction, and at least one instruction.",
  );
}
