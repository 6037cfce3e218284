import { axisX, axisY, dot, gridX, gridY, line } from "@observablehq/plot";
import type { ScatterPlot } from "../results/evaluation-result.js";
import { type Drawing, markedLabel, publishedEntry, sharedOptions } from "./drawing.js";
import { gridInk, paper, quietInk, seriesColour } from "./palette.js";
import { paddedDomain } from "./padded-domain.js";
import { labelMark } from "./label-mark.js";
import { placeLabels } from "./place-labels.js";
import { numberFormat, shownText } from "./shown-text.js";

type Point = ScatterPlot["points"][number];

/** A point that has both values. */
interface PlacedPoint {
  readonly label: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly published: boolean;
  readonly isOnFront: boolean;
}

const height = 460;
const margins = { marginLeft: 64, marginRight: 24, marginTop: 10, marginBottom: 46 } as const;

/** Draws labelled points. Those on the Pareto front are joined by a dashed line. */
export function drawScatter(plot: ScatterPlot, width: number): Drawing {
  const points = placedPoints(plot);
  const x = paddedDomain(
    points.map((point) => point.x),
    0.12,
  );
  const y = paddedDomain(
    points.map((point) => point.y),
    0.12,
  );
  const frame = {
    left: margins.marginLeft,
    right: width - margins.marginRight,
    top: margins.marginTop,
    bottom: height - margins.marginBottom,
  };
  const spots = points.map((point) => ({
    label: point.label,
    x: frame.left + ((point.x - x[0]) / (x[1] - x[0])) * (frame.right - frame.left),
    y: frame.bottom - ((point.y - y[0]) / (y[1] - y[0])) * (frame.bottom - frame.top),
  }));
  const labels = placeLabels(spots, frame);
  const axis = { labelArrow: "none", labelAnchor: "center", tickSize: 4 } as const;
  return {
    options: {
      ...sharedOptions,
      ...margins,
      width,
      height,
      x: { domain: x },
      y: { domain: y },
      marks: [
        gridX({ stroke: gridInk, strokeOpacity: 1 }),
        gridY({ stroke: gridInk, strokeOpacity: 1 }),
        axisX({ ...axis, label: shownText(plot.xLabel) }),
        axisY({ ...axis, labelOffset: 52, label: shownText(plot.yLabel) }),
        ...pointMarks(points),
        labelMark(labels),
      ],
    },
    legend: legendOf(plot, points),
    description: `${plot.yLabel} by ${plot.xLabel}: ${points.map(({ title }) => title).join("; ")}.`,
    notes: [
      ...notDrawn(plot.points),
      ...notLabelled(points.filter((_, index) => labels[index] === undefined)),
    ],
  };
}

function placedPoints({ points }: ScatterPlot): PlacedPoint[] {
  const groups = groupsOf(points);
  const xFormat = numberFormat(points.flatMap(({ x }) => x ?? []));
  const yFormat = numberFormat(points.flatMap(({ y }) => y ?? []));
  return points.flatMap((point): PlacedPoint[] => {
    const { x, y, published = false, isOnFront = false } = point;
    if (x === null || y === null) return [];
    const title = `${markedLabel(point)} (${xFormat(x)}, ${yFormat(y)})`;
    const colour = seriesColour(groups.indexOf(point.group));
    return [
      {
        label: shownText(point.label),
        title: shownText(title),
        x,
        y,
        colour,
        published,
        isOnFront,
      },
    ];
  });
}

function groupsOf(points: readonly Point[]): (string | undefined)[] {
  return [...new Set(points.map(({ group }) => group))];
}

function pointMarks(points: readonly PlacedPoint[]): ReturnType<typeof dot>[] {
  return [
    line(front(points), {
      x: "x",
      y: "y",
      stroke: quietInk,
      strokeWidth: 1.5,
      strokeDasharray: "5 4",
    }),
    dot(points, {
      x: "x",
      y: "y",
      r: 5,
      fill: ({ published, colour }: PlacedPoint) => (published ? paper : colour),
      stroke: "colour",
      strokeWidth: 1.75,
      title: "title",
    }),
  ];
}

function legendOf({ points }: ScatterPlot, placed: readonly PlacedPoint[]): Drawing["legend"] {
  const groups = groupsOf(points).flatMap((label, index) =>
    label === undefined ? [] : [{ label, colour: seriesColour(index), mark: "dot" as const }],
  );
  const joined = {
    label: "Pareto front",
    colour: quietInk,
    mark: "line",
    published: true,
  } as const;
  return [
    ...groups,
    ...publishedEntry(points, "dot"),
    ...(front(placed).length > 1 ? [joined] : []),
  ];
}

function front(points: readonly PlacedPoint[]): PlacedPoint[] {
  return points
    .filter(({ isOnFront }) => isOnFront)
    .toSorted((one, other) => one.x - other.x || one.y - other.y);
}

function notDrawn(points: readonly Point[]): string[] {
  const missing = points.filter(({ x, y }) => x === null || y === null);
  if (missing.length === 0) return [];
  return [`Not drawn, because a value is unknown: ${missing.map(markedLabel).join(", ")}.`];
}

function notLabelled(points: readonly PlacedPoint[]): string[] {
  if (points.length === 0) return [];
  return [
    `Drawn without a label, for lack of room: ${points.map(({ title }) => title).join(", ")}.`,
  ];
}
