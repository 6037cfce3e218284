import type { Table } from "../../results/evaluation-result.js";
import type { Interval } from "../../statistics/bootstrap-interval.js";
import type { AlpacaFigures } from "./alpaca-figures.js";

/** The figures of the measured system, with both ends of their 95% intervals. */
export function figuresTable({ lengthControl, ...figures }: AlpacaFigures): Table {
  const controlled =
    lengthControl === undefined
      ? []
      : [
          rowOf("LC win rate (%)", lengthControl.lengthControlledWinRate, {
            error: lengthControl.lengthControlledStandardError,
            interval: lengthControl.lengthControlledInterval,
          }),
        ];
  const weighted = { error: figures.standardError, interval: figures.winRateInterval };
  return {
    name: "figures",
    title: "Figures",
    columns: [
      { key: "figure", label: "Figure" },
      { key: "value", label: "Value", digits: 2 },
      { key: "standardError", label: "Standard error", digits: 2 },
      { key: "low", label: "From", digits: 2 },
      { key: "high", label: "To", digits: 2 },
    ],
    rows: [
      ...controlled,
      rowOf("Win rate (%)", figures.winRate, weighted),
      rowOf("Discrete win rate (%)", figures.discreteWinRate),
      rowOf("Average length (characters)", figures.averageLength),
    ],
  };
}

interface Spread {
  readonly error: number | null;
  readonly interval: Interval | null;
}

const unknown: Spread = { error: null, interval: null };

function rowOf(
  figure: string,
  value: number,
  { error, interval }: Spread = unknown,
): Table["rows"][number] {
  const [low, high] = interval ?? [null, null];
  return { cells: { figure, value, standardError: error, low, high } };
}
