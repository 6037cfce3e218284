import { axisX, axisY, dot, gridY, line, ruleX } from "@observablehq/plot";
import type { LinePlot } from "../results/evaluation-result.js";
import { type Drawing, markedLabel, sharedOptions } from "./drawing.js";
import { gridInk, paper, seriesColour } from "./palette.js";
import { paddedDomain } from "./padded-domain.js";
import { type NumberFormat, numberFormat, shownText } from "./shown-text.js";

interface LinePoint {
  readonly series: string;
  readonly colour: string;
  readonly published: boolean;
  readonly x: number;
  /** NaN breaks the line. */
  readonly y: number;
  readonly interval?: readonly [number, number];
}

/** Draws lines with a dot at each value and intervals as vertical lines. */
export function drawLines(plot: LinePlot, width: number): Drawing {
  const lines = plot.lines.map((each, index) => pointsOf(each, seriesColour(index)));
  const points = lines.flat();
  const values = points.flatMap(({ y, interval = [] }) => [y, ...interval]).filter(Number.isFinite);
  const xs = points.map(({ x }) => x);
  const format = numberFormat(values);
  const axis = { labelArrow: "none", labelAnchor: "center", tickSize: 4 } as const;
  return {
    options: {
      ...sharedOptions,
      width,
      height: 380,
      marginLeft: 64,
      marginRight: 24,
      marginTop: 10,
      marginBottom: 46,
      x: { domain: paddedDomain(xs, 0.04) },
      y: { domain: paddedDomain(values, 0.08) },
      marks: [
        gridY({ stroke: gridInk, strokeOpacity: 1 }),
        axisX({ ...axis, label: shownText(plot.xLabel), ...wholeTicks(xs) }),
        axisY({ ...axis, labelOffset: 52, label: shownText(plot.yLabel) }),
        ...lines.flatMap((each) => lineMarks(each, format)),
      ],
    },
    legend: plot.lines.map((each, index) => ({
      label: markedLabel(each),
      colour: seriesColour(index),
      mark: "line",
      published: each.published,
    })),
    description: `${plot.yLabel} by ${plot.xLabel}: ${plot.lines.map((each) => lineText(each, format)).join("; ")}.`,
    notes: [],
  };
}

function lineText(each: LinePlot["lines"][number], format: NumberFormat): string {
  const values = each.points.map(({ x, y }) => `${y === null ? "no value" : format(y)} at ${x}`);
  return `${markedLabel(each)} ${values.join(", ")}`;
}

function pointsOf(each: LinePlot["lines"][number], colour: string): LinePoint[] {
  const { label, published = false } = each;
  return each.points
    .map((point) => ({ ...point, series: label, colour, published, y: point.y ?? Number.NaN }))
    .toSorted((one, other) => one.x - other.x);
}

const mostTicks = 20;

/** A few whole numbers, such as numbers of proposers, have a tick each. */
function wholeTicks(xs: readonly number[]): { ticks?: number[]; tickFormat?: typeof String } {
  const distinct = [...new Set(xs)].toSorted((one, other) => one - other);
  const isCount = distinct.length <= mostTicks && distinct.every(Number.isInteger);
  return isCount && (distinct.at(-1) ?? 0) - (distinct[0] ?? 0) < mostTicks
    ? { ticks: distinct, tickFormat: String }
    : {};
}

function lineMarks(points: readonly LinePoint[], format: NumberFormat): ReturnType<typeof line>[] {
  const [first] = points;
  if (first === undefined) return [];
  const { colour, published } = first;
  return [
    line(points, {
      x: "x",
      y: "y",
      stroke: colour,
      strokeWidth: 2,
      ...(published && { strokeDasharray: "5 4" }),
    }),
    ruleX(
      points.filter(({ interval }) => interval !== undefined),
      {
        x: "x",
        y1: ({ interval }: LinePoint) => interval?.[0],
        y2: ({ interval }: LinePoint) => interval?.[1],
        stroke: colour,
        strokeWidth: 1.25,
      },
    ),
    dot(points, {
      x: "x",
      y: "y",
      r: 3.5,
      fill: published ? paper : colour,
      stroke: colour,
      strokeWidth: 1.5,
      title: ({ series, x, y }: LinePoint) => shownText(`${series}: ${format(y)} at ${x}`),
    }),
  ];
}
