import { EvalInputError } from "../errors/eval-input-error.js";
import type { Benchmark } from "./benchmark.js";
import type { Judging } from "./judging.js";

/**
 * How a benchmark's answers are judged.
 *
 * @throws {@link EvalInputError} `INVALID_INPUT` if it has no judge.
 */
export function judgingOf({ name, judging }: Benchmark): Judging {
  if (judging !== undefined) return judging;
  throw new EvalInputError(
    `The benchmark ${name} has no judge.`,
    "Compare two systems on your own questions with `moagraph eval compare`, or use a checker.",
  );
}
