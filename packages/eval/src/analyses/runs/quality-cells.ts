import type { BarPlot, Cell, Column, LinePlot } from "../../results/evaluation-result.js";
import { intervalText } from "./interval-text.js";
import type { PooledQuality } from "./pooled-quality.js";
import type { MeasureWords } from "./quality.js";

/** The columns of a quality: its value, its interval, and the number of runs. */
export function qualityColumns({ label, digits }: MeasureWords): Column[] {
  return [
    { key: "quality", label, digits },
    { key: "interval", label: "95% interval" },
    { key: "runs", label: "Runs", digits: 0 },
  ];
}

/** The cells of {@link qualityColumns}. */
export function qualityCells(
  { value, interval, runs }: PooledQuality,
  { digits }: MeasureWords,
): Record<string, Cell> {
  return { quality: value, interval: intervalText(interval, digits), runs };
}

/** A quality as a point of a line. */
export function qualityPoint(
  x: number,
  { value, interval }: PooledQuality,
): LinePlot["lines"][number]["points"][number] {
  return { x, y: value, ...(interval && { interval }) };
}

/** A quality as a bar of a group, or no bar. */
export function qualityBars(
  label: string,
  group: string,
  quality: PooledQuality | undefined,
): BarPlot["bars"][number][] {
  if (quality === undefined) return [];
  const { value, interval } = quality;
  return [{ label, group, value, ...(interval && { interval }) }];
}
