import { MoaError } from "@moagraph/core/graph";
import { formatInteger } from "@moagraph/report/words";

/** A command of `moagraph eval` ended, and some of its questions have no result. */
export class EvalIncompleteError extends MoaError {
  private constructor(message: string, hint: string) {
    super({ code: "EVAL_INCOMPLETE", message, hint });
  }

  /** For questions that failed. */
  static failed(failed: number, total: number): EvalIncompleteError {
    return new EvalIncompleteError(
      `${formatInteger(failed)} of ${formatInteger(total)} questions failed.`,
      "Fix what they report, then run the same command with --retry-failed: only they are asked again.",
    );
  }

  /** For tasks of a judge that failed. */
  static notJudged(failed: number, total: number): EvalIncompleteError {
    return new EvalIncompleteError(
      `${formatInteger(failed)} of ${formatInteger(total)} judgments failed.`,
      "Fix what they report, then run the same command with --retry-unclear: only they are asked again.",
    );
  }

  /** For a judge that named no verdict at all. */
  static noVerdict(total: number): EvalIncompleteError {
    return new EvalIncompleteError(
      total === 0
        ? "There is no answer to judge."
        : `None of ${formatInteger(total)} judgments has a verdict.`,
      total === 0
        ? "Run moagraph eval generate with the same --out, then judge again."
        : "Choose another judge with --judge, or ask this one again with --retry-unclear.",
    );
  }

  /** For what was not begun because of the limit of the cost. */
  static costLimit(missing: number, total: number): EvalIncompleteError {
    return new EvalIncompleteError(
      `${formatInteger(missing)} of ${formatInteger(total)} were not asked: the next one could exceed --max-cost-usd.`,
      "Run the same command with a higher --max-cost-usd: what was answered is not asked again.",
    );
  }
}
