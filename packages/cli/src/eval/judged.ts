import type { JudgeSummary } from "@moagraph/eval";
import { asError } from "../errors/as-error.js";
import { EvalIncompleteError } from "../errors/eval-incomplete-error.js";
import { stderr } from "../text-output.js";
import { failedLines } from "./failed-lines.js";
import { cutLine } from "./generated.js";

/** Prints on stderr how many tasks have a verdict, and which ones have none. */
export function printJudged({ judged, total, unclear, cut }: JudgeSummary): void {
  const items = unclear.map(({ key, ...reason }) => ({ id: key, ...reason }));
  const lines = [
    ...(cut === undefined ? [] : [cutLine(cut)]),
    `${judged} of ${total} judgments have a verdict`,
    ...failedLines(`${unclear.length} without a verdict`, items),
  ];
  for (const line of lines) stderr.write(`${line}\n`);
}

/**
 * Why tasks have no judgment, as an error. A reply without a verdict is none: it is counted as unclear. It is an
 * error if no reply has a verdict.
 */
export function judgeErrorOf(
  { end, judged, unclear, missing, total }: JudgeSummary,
  signal: AbortSignal,
): Error | undefined {
  if (end === "stopped") return asError(signal.reason);
  if (end === "cost-limit") return EvalIncompleteError.costLimit(missing, total);
  const failed = unclear.filter(({ code }) => code !== "UNCLEAR_VERDICT").length;
  if (failed > 0) return EvalIncompleteError.notJudged(failed, total);
  return judged === 0 ? EvalIncompleteError.noVerdict(total) : undefined;
}
