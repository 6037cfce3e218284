import { MoaError } from "@moagraph/provider-kit";

/** Where a data file is wrong. */
export interface DataPlace {
  readonly file: string;
  /** From 1. Absent if the whole file is meant. */
  readonly line?: number | undefined;
}

/** The parts of an {@link EvalDataError}. */
export interface EvalDataErrorOptions extends DataPlace {
  /** What was found, and what is expected, such as `` `turns` is missing, expected a list of texts ``. */
  readonly problem: string;
  /** What to do: what to type or change. */
  readonly hint: string;
  readonly cause?: unknown;
}

/**
 * A data file that is missing, broken, or of another benchmark. Its code is `INVALID_EVAL_DATA`.
 *
 * @example
 * ```ts
 * import { EvalDataError } from "@moagraph/eval";
 *
 * const error = new EvalDataError({
 *   file: "question.jsonl",
 *   line: 3,
 *   problem: "`turns` is missing, expected a list of texts",
 *   hint: "Add `turns`.",
 * });
 * console.log(error.message); // question.jsonl, line 3: `turns` is missing, expected a list of texts.
 * ```
 */
export class EvalDataError extends MoaError {
  /** The path of the file. */
  readonly file: string;
  /** The number of the line, from 1. `undefined` if the whole file is meant. */
  readonly line: number | undefined;

  /**
   * @param options - The place, the problem without a point at its end, and what to do.
   */
  constructor({ file, line, problem, hint, cause }: EvalDataErrorOptions) {
    const place = line === undefined ? file : `${file}, line ${line}`;
    super({ code: "INVALID_EVAL_DATA", message: `${place}: ${problem}.`, hint, cause });
    this.file = file;
    this.line = line;
  }
}
