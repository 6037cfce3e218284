import { dot, line, text } from "@observablehq/plot";
import type { RadarPlot } from "../results/evaluation-result.js";
import { type Drawing, markedLabel, sharedOptions } from "./drawing.js";
import { isRange } from "./padded-domain.js";
import { gridInk, ink, paper, quietInk, seriesColour } from "./palette.js";
import { type NumberFormat, numberFormat, shownText } from "./shown-text.js";
import { wrappedLines } from "./text-size.js";

interface RadarPoint {
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

/** Distance of the names of axes from the centre. The outermost ring has 1. */
const labelRadius = 1.09;
const rings = 4;

/** Pixels for the names of axes beside the rings, and above and below them. */
const labelRoom = 120;
const labelHeight = 56;
const largestRadius = 220;

/** Draws one polygon for each system. The first axis is at the top, the others follow clockwise. */
export function drawRadar(plot: RadarPlot, width: number): Drawing {
  const scale = scaleOf(plot);
  const count = plot.axes.length;
  const radius = Math.min((width - 2 * Math.min(labelRoom, width * 0.27)) / 2, largestRadius);
  const side = width / 2 - radius;
  const format = numberFormat(
    plot.systems.flatMap(({ values }) => values.map((value) => value ?? 0)),
  );
  return {
    options: {
      ...sharedOptions,
      width,
      height: 2 * (radius + labelHeight),
      marginLeft: side,
      marginRight: side,
      marginTop: labelHeight,
      marginBottom: labelHeight,
      x: { domain: [-1, 1], axis: null },
      y: { domain: [-1, 1], axis: null },
      marks: [
        ...gridMarks(count, scale),
        ...plot.systems.flatMap((system, index) =>
          systemMarks(plot, system, { colour: seriesColour(index), scale, format }),
        ),
        ...axisLabels(plot.axes),
      ],
    },
    legend: plot.systems.map((system, index) => ({
      label: markedLabel(system),
      colour: seriesColour(index),
      mark: "line",
      published: system.published,
    })),
    description: `${plot.systems.map((each) => systemText(plot, each, format)).join("; ")}.`,
    notes: plot.systems.some(({ values }) => values.includes(null))
      ? ["A gap in a line is an axis without a value."]
      : [],
  };
}

function systemText(
  { axes }: RadarPlot,
  system: RadarPlot["systems"][number],
  format: NumberFormat,
): string {
  const values = axes.map((axis, index) => {
    const value = system.values[index] ?? null;
    return `${axis} ${value === null ? "no value" : format(value)}`;
  });
  return `${markedLabel(system)}: ${values.join(", ")}`;
}

interface RadarScale {
  readonly from: number;
  readonly to: number;
}

/** The range of the plot, or more if a value is outside it. */
function scaleOf({ from, to, systems }: RadarPlot): RadarScale {
  const values = systems.flatMap((each) => each.values).filter((value) => value !== null);
  const [low, high] = [Math.min(from, ...values), Math.max(to, ...values)];
  return { from: low, to: isRange(low, high) ? high : low + 1 };
}

function place(
  axis: number,
  count: number,
  radius: number,
): { readonly x: number; readonly y: number } {
  const angle = (2 * Math.PI * axis) / count;
  return { x: radius * Math.sin(angle), y: radius * Math.cos(angle) };
}

function gridMarks(count: number, { from, to }: RadarScale): ReturnType<typeof line>[] {
  const radii = Array.from({ length: rings }, (_, index) => (index + 1) / rings);
  const ringFormat = numberFormat(radii.map((radius) => from + radius * (to - from)));
  const axes = Array.from({ length: count }, (_, axis) => axis);
  const ring = (radius: number) => [...axes, 0].map((axis) => place(axis, count, radius));
  return [
    ...radii.map((radius) => line(ring(radius), { x: "x", y: "y", stroke: gridInk })),
    ...axes.map((axis) =>
      line([{ x: 0, y: 0 }, place(axis, count, 1)], { x: "x", y: "y", stroke: gridInk }),
    ),
    text(radii, {
      x: 0,
      y: (radius: number) => radius,
      text: (radius: number) => ringFormat(from + radius * (to - from)),
      textAnchor: "start",
      dx: 4,
      dy: 7,
      fill: quietInk,
      fontSize: 11,
    }),
  ];
}

interface SystemStyle {
  readonly colour: string;
  readonly scale: RadarScale;
  readonly format: NumberFormat;
}

function systemMarks(
  { axes }: RadarPlot,
  system: RadarPlot["systems"][number],
  { colour, scale: { from, to }, format }: SystemStyle,
): ReturnType<typeof line>[] {
  const { label, values, published = false } = system;
  const points = axes.map((axis, index): RadarPoint => {
    const value = values[index] ?? null;
    const radius = value === null ? Number.NaN : (value - from) / (to - from);
    const shown = value === null ? "no value" : format(value);
    return {
      ...place(index, axes.length, radius),
      title: shownText(`${label}, ${axis}: ${shown}`),
    };
  });
  const stroke = { stroke: colour, strokeWidth: 2 };
  return [
    line([...points, ...points.slice(0, 1)], {
      x: "x",
      y: "y",
      ...stroke,
      ...(published ? { strokeDasharray: "5 4" } : { fill: colour, fillOpacity: 0.05 }),
    }),
    dot(points, {
      x: "x",
      y: "y",
      r: 2.5,
      ...stroke,
      strokeWidth: 1.25,
      fill: published ? paper : colour,
      title: "title",
    }),
  ];
}

const labelWidth = 110;

/** Names of axes around the rings, each on its own side, in up to three lines. */
function axisLabels(axes: readonly string[]): ReturnType<typeof text>[] {
  return axes.map((axis, index) => {
    const at = place(index, axes.length, labelRadius);
    const isMiddle = Math.abs(at.x) < 0.05;
    const lineAnchor = isMiddle ? (at.y > 0 ? "bottom" : "top") : "middle";
    return text([wrappedLines(shownText(axis), labelWidth).join("\n")], {
      x: () => at.x,
      y: () => at.y,
      text: (lines: string) => lines,
      textAnchor: isMiddle ? "middle" : at.x > 0 ? "start" : "end",
      lineAnchor,
      fill: ink,
    });
  });
}
