import type { BarPlot, Table, TableRow } from "../../results/evaluation-result.js";
import type { LeaderboardRow } from "../data/leaderboard.js";
import type { AlpacaFigures } from "./alpaca-figures.js";

/** The measured system beside the published ones. */
export interface LeaderboardParts {
  readonly system: string;
  readonly figures: AlpacaFigures;
  readonly published: readonly LeaderboardRow[];
}

/** Where the other rows were published. */
const source = "AlpacaEval 2 leaderboard";

/** The leaderboard: the measured system and all published ones, the best first. */
export function leaderboardTable(parts: LeaderboardParts): Table {
  const rows = [
    { row: measuredRow(parts) },
    ...parts.published.map((row) => ({ row, published: source })),
  ];
  return {
    name: "leaderboard",
    title: "Leaderboard",
    columns: [
      { key: "model", label: "Model" },
      { key: "lengthControlledWinRate", label: "LC win rate (%)", digits: 2 },
      { key: "lengthControlledStandardError", label: "LC standard error", digits: 2 },
      { key: "winRate", label: "Win rate (%)", digits: 2 },
      { key: "standardError", label: "Standard error", digits: 2 },
      { key: "averageLength", label: "Average length", digits: 0 },
      { key: "total", label: "Instructions", digits: 0 },
    ],
    rows: rows
      .toSorted((a, b) => rankOf(b.row) - rankOf(a.row))
      .map(({ row, ...rest }): TableRow => ({ cells: { ...row }, ...rest })),
  };
}

function measuredRow({ system, figures }: LeaderboardParts): LeaderboardRow {
  const control = figures.lengthControl;
  return {
    model: system,
    lengthControlledWinRate: control?.lengthControlledWinRate ?? null,
    lengthControlledStandardError: control?.lengthControlledStandardError ?? null,
    winRate: figures.winRate,
    standardError: figures.standardError,
    averageLength: figures.averageLength,
    total: figures.total,
  };
}

function rankOf({ lengthControlledWinRate, winRate }: LeaderboardRow): number {
  return lengthControlledWinRate ?? winRate ?? -1;
}

/** Published systems in the plot: those nearest to the measured one. */
const shown = 15;
const twoSided95 = 1.96;

/** The measured system among the published ones that are nearest to it. */
export function leaderboardPlot(parts: LeaderboardParts): BarPlot {
  const control = parts.figures.lengthControl;
  const key = control === undefined ? "winRate" : "lengthControlledWinRate";
  const error = control === undefined ? "standardError" : "lengthControlledStandardError";
  const value = measuredRow(parts)[key] ?? 0;
  const interval =
    control === undefined ? parts.figures.winRateInterval : control.lengthControlledInterval;
  const own = { label: parts.system, value, ...(interval !== null && { interval }) };
  const others = parts.published
    .flatMap((row) => barOf(row.model, row[key], row[error]))
    .toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))
    .slice(0, shown);
  return {
    type: "bars",
    name: "leaderboard",
    title:
      others.length === 0 ? "AlpacaEval 2" : "AlpacaEval 2: nearest systems of the leaderboard",
    valueLabel: control === undefined ? "Win rate (%)" : "Length-controlled win rate (%)",
    bars: [own, ...others].toSorted((a, b) => b.value - a.value),
  };
}

type Bar = BarPlot["bars"][number] & { readonly value: number };

function barOf(label: string, value: number | null, error: number | null): Bar[] {
  if (value === null) return [];
  const bar = { label, value, published: true };
  if (error === null) return [bar];
  return [{ ...bar, interval: [value - twoSided95 * error, value + twoSided95 * error] }];
}
