import type { PageJudgment } from "../page-data.js";

/** A verdict in words, such as `Verdict: 8` or `Verdict: factuality 4, readability 5`. */
export function verdictText(judgment: PageJudgment): string {
  if (!("verdict" in judgment)) return `Unclear: ${judgment.unclear.message}`;
  const { verdict } = judgment;
  if (typeof verdict === "number") return `Verdict: ${shown(verdict)}`;
  const parts = Object.entries(verdict).map(([name, value]) => `${name} ${shown(value)}`);
  return `Verdict: ${parts.join(", ")}`;
}

function shown(value: number | string): string {
  return typeof value === "string" ? value : String(Number(value.toPrecision(6)));
}
