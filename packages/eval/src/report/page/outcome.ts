import type { PageAnswer, PageJudgment, PageRun } from "../page-data.js";
import { numbersIn, scoreOf } from "./score-of.js";

/** The result of an answer. */
export type Outcome = "won" | "lost" | "tie" | "rated" | "unclear" | "not judged" | "failed";

/** All outcomes, in the order of the menu. */
export const outcomes: readonly Outcome[] = [
  "won",
  "lost",
  "tie",
  "rated",
  "unclear",
  "not judged",
  "failed",
];

/**
 * The result of an answer: won or lost against AlpacaEval's baseline or the other system of a comparison; rated,
 * if the judge gives points; unclear, if the judge named no verdict.
 */
export function outcomeOf(
  { benchmark, folder }: PageRun,
  row: PageAnswer,
  judgments: readonly PageJudgment[],
): Outcome {
  if ("failed" in row) return "failed";
  if (judgments.length === 0) return "not judged";
  if (judgments.some((each) => numbersIn(each).length === 0)) return "unclear";
  const pairs = judgments.filter(isPairwise);
  if (pairs.length > 0) return pairwiseOutcome(pairs, folder);
  return benchmark === "alpaca-eval" ? against(scoreOf(judgments), 1.5) : "rated";
}

/** In a comparison, each judgment has the order in which the judge saw the answers. */
function isPairwise({ details }: PageJudgment): boolean {
  return details["order"] === "ab" || details["order"] === "ba";
}

/** The mean of the judge's numbers for a run. In a comparison, they say how often the run in folder `a` wins. */
export function ownScore({ folder }: PageRun, judgments: readonly PageJudgment[]): number | null {
  const score = scoreOf(judgments);
  return score !== null && folder === "b" && judgments.some(isPairwise) ? 1 - score : score;
}

/** A verdict of 1 is a win of the run in folder `a`. Both orders must agree. */
function pairwiseOutcome(judgments: readonly PageJudgment[], folder: string): Outcome {
  const verdicts = new Set(judgments.flatMap(numbersIn));
  if (verdicts.size !== 1) return "tie";
  const winOfA = against(scoreOf(judgments), 0.5);
  if (folder !== "b" || winOfA === "tie") return winOfA;
  return winOfA === "won" ? "lost" : "won";
}

function against(score: number | null, tie: number): Outcome {
  if (score === null || score === tie) return "tie";
  return score > tie ? "won" : "lost";
}
