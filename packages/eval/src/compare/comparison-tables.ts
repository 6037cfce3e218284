import type { BarPlot, Table } from "../results/evaluation-result.js";
import type { PairedComparison } from "../statistics/compare-paired.js";
import type { Outcomes } from "./outcome.js";
import type { SystemComparison } from "./system-comparison.js";

/** Numbers of questions. */
interface OutcomeCounts extends Record<string, number> {
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** See {@link Outcomes}. */
  readonly disagreed: number;
  readonly unclear: number;
}

/** How many questions came out how. */
export function countsOf({ outcomes, disagreed, unclear }: Outcomes): OutcomeCounts {
  const count = (value: number): number => outcomes.filter(({ a }) => a === value).length;
  return {
    wins: count(1),
    ties: count(0.5),
    losses: count(0),
    disagreed,
    unclear: unclear.length,
  };
}

/** The table of wins, ties and losses. */
export function outcomeTable(comparison: SystemComparison, paired: PairedComparison): Table {
  const [low, high] = paired.winShareInterval;
  return {
    name: "outcomes",
    title: `Win rate of ${comparison.a.name} against ${comparison.b.name}, by ${comparison.comparedBy}`,
    columns: [
      { key: "questions", label: "Questions", digits: 0 },
      { key: "winRate", label: "Win rate (%)", digits: 1 },
      { key: "low", label: "95% interval, from", digits: 1 },
      { key: "high", label: "to", digits: 1 },
      { key: "p", label: "p", digits: 4 },
      { key: "wins", label: "Wins", digits: 0 },
      { key: "ties", label: "Ties", digits: 0 },
      { key: "losses", label: "Losses", digits: 0 },
      { key: "disagreed", label: "Ties by order", digits: 0 },
      { key: "unclear", label: "Unclear", digits: 0 },
    ],
    rows: [
      {
        cells: {
          questions: paired.questions,
          winRate: 100 * paired.winShare,
          low: 100 * low,
          high: 100 * high,
          p: paired.p,
          ...countsOf(comparison),
        },
      },
    ],
  };
}

/** The table of cost, time and tokens. */
export function usageTable({ a, b }: SystemComparison): Table {
  return {
    name: "usage",
    title: "Cost, time and tokens for each question",
    columns: [
      { key: "system", label: "System" },
      { key: "costUsd", label: "Cost ($)", digits: 5 },
      { key: "seconds", label: "Seconds", digits: 2 },
      { key: "inputTokens", label: "Input tokens", digits: 0 },
      { key: "outputTokens", label: "Output tokens", digits: 0 },
      { key: "answered", label: "Answered", digits: 0 },
      { key: "failed", label: "Failed", digits: 0 },
    ],
    rows: [a, b].map(({ name, usage: { milliseconds, ...usage } }) => ({
      cells: {
        system: name,
        costUsd: usage.costUsd,
        seconds: milliseconds / 1_000,
        inputTokens: usage.inputTokens,
        outputTokens: usage.outputTokens,
        answered: usage.answered,
        failed: usage.failed,
      },
    })),
  };
}

/** The win rates of both systems. */
export function winPlot({ a, b }: SystemComparison, paired: PairedComparison): BarPlot {
  const [low, high] = paired.winShareInterval.map((end) => 100 * end) as [number, number];
  const value = 100 * paired.winShare;
  return {
    type: "bars",
    name: "compare",
    title: `${a.name} against ${b.name}`,
    valueLabel: "Win rate (%)",
    bars: [
      { label: a.name, value, interval: [low, high] },
      { label: b.name, value: 100 - value, interval: [100 - high, 100 - low] },
    ],
  };
}
