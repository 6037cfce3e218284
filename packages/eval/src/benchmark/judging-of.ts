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
    "Check the answers with `moagraph eval score --checker exact`, `number` or `choice`, or compare two systems with `moagraph eval compare`.",
  );
}
