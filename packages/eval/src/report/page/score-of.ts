import type { PageJudgment } from "../page-data.js";

/** The mean of all numbers in the verdicts of an answer. `null` if there is none. */
export function scoreOf(judgments: readonly PageJudgment[]): number | null {
  const numbers = judgments.flatMap(numbersIn);
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

/** The numbers in the verdict of one judgment. */
export function numbersIn(judgment: PageJudgment): number[] {
  if (!("verdict" in judgment)) return [];
  const { verdict } = judgment;
  if (typeof verdict === "number") return [verdict];
  return Object.values(verdict).filter((value) => typeof value === "number");
}
