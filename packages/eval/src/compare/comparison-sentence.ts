import type { PairedComparison } from "../statistics/compare-paired.js";
import type { SystemComparison } from "./system-comparison.js";
import { questionsNeeded } from "./questions-needed.js";

/** The p-value from which on a result is explained by chance. */
const mostChance = 0.05;

/**
 * Returns the answer to "is A better than B, and at what price" in one or two sentences.
 *
 * If the interval of the win rate contains one half, or chance explains the result (p of 0.05 or more, as with a few
 * questions), it says so, with an estimate of the questions that would be needed.
 */
export function comparisonSentence(comparison: SystemComparison, paired: PairedComparison): string {
  return `${qualityWords(comparison, paired)} ${costWords(comparison)}`;
}

function qualityWords({ a, b, outcomes }: SystemComparison, paired: PairedComparison): string {
  const { winShare, winShareInterval, questions, p } = paired;
  const [low, high] = winShareInterval;
  const wins = `${a.name} wins ${percent(winShare)} of ${questions} questions, 95% interval ${percentRange(low, high)}`;
  const isClear = p < mostChance;
  if (isClear && low > 0.5) return `${a.name} is better than ${b.name}: ${wins}.`;
  if (isClear && high < 0.5) return `${b.name} is better than ${a.name}: ${wins}.`;
  const needed = questionsNeeded(outcomes.map((outcome) => outcome.a));
  const more =
    needed === null
      ? ""
      : ` About ${needed} questions would show a difference of this size (an estimate).`;
  return `It is not clear which one is better: ${wins}.${more}`;
}

function costWords({ a, b }: SystemComparison): string {
  const { costUsd: ofA } = a.usage;
  const { costUsd: ofB } = b.usage;
  if (ofA === null || ofB === null) {
    const unknown = [a, b].filter(({ usage }) => usage.costUsd === null).map(({ name }) => name);
    return `The cost of ${unknown.join(" and of ")} is unknown.`;
  }
  const amounts = `$${amount(ofA)} against $${amount(ofB)} per question`;
  if (ofA === ofB) return `Both cost the same: $${amount(ofA)} per question.`;
  if (ofA === 0 || ofB === 0) return `${a.name} costs ${amounts}.`;
  if (ofA > ofB) return `${a.name} costs ${times(ofA / ofB)} times as much: ${amounts}.`;
  return `${a.name} costs ${percent(ofA / ofB)} as much: ${amounts}.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}

function percentRange(low: number, high: number): string {
  return `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)}%`;
}

function times(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0);
}

/** Two significant digits. */
function amount(costUsd: number): string {
  if (costUsd === 0) return "0";
  const digits = Math.max(2, 1 - Math.floor(Math.log10(costUsd)));
  return costUsd.toFixed(digits);
}
