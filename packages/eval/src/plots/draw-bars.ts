import { axisX, barX, gridX, ruleX, ruleY, text, tickX } from "@observablehq/plot";
import type { BarPlot } from "../results/evaluation-result.js";
import { type BarRow, barRows, hasValue, type Row } from "./bar-rows.js";
import { type Drawing, markedLabel, publishedEntry, sharedOptions } from "./drawing.js";
import { isRange } from "./padded-domain.js";
import { gridInk, ink, paper, quietInk } from "./palette.js";
import { type NumberFormat, numberFormat, shownText } from "./shown-text.js";
import { fittingText, textWidth } from "./text-size.js";

const rowHeight = 22;
const labelShare = 0.46;

/** Draws horizontal bars from zero, one in each row, so that long names of models fit beside them. */
export function drawBars(plot: BarPlot, width: number): Drawing {
  const rows = barRows(plot.bars);
  const format = numberFormat(plot.bars.flatMap(({ value }) => value ?? []));
  const labelWidth = labelWidthOf(plot.bars, width);
  return {
    options: {
      ...sharedOptions,
      width,
      height: rows.length * rowHeight + 60,
      marginLeft: labelWidth + 24,
      marginRight: 56,
      marginTop: 6,
      marginBottom: 46,
      x: { domain: domainOf(plot.bars) },
      y: { type: "band", domain: rows.map(({ index }) => index), padding: 0.25, axis: null },
      marks: [
        gridX({ stroke: gridInk, strokeOpacity: 1 }),
        axisX({
          label: shownText(plot.valueLabel),
          labelAnchor: "center",
          labelArrow: "none",
          tickSize: 4,
        }),
        ...barMarks(rows.filter(hasValue), format),
        ruleX([0], { stroke: quietInk }),
        ...labelMarks(rows, labelWidth),
      ],
    },
    legend: publishedEntry(plot.bars, "box"),
    description: `${plot.valueLabel}: ${plot.bars.map((bar) => barText(bar, format)).join("; ")}.`,
    notes: plot.bars.some(({ interval }) => interval !== undefined)
      ? ["Lines at the ends of bars are intervals."]
      : [],
  };
}

function labelWidthOf(bars: BarPlot["bars"], width: number): number {
  const widths = bars.map((bar) => textWidth(shownText(markedLabel(bar))));
  const longest = widths.reduce((one, other) => Math.max(one, other), 60);
  return Math.min(width * labelShare, longest);
}

function barText(bar: BarPlot["bars"][number], format: NumberFormat): string {
  const name = bar.group === undefined ? "" : `${bar.group}, `;
  return `${name}${markedLabel(bar)} ${bar.value === null ? "no value" : format(bar.value)}`;
}

/** From zero to the longest bar or interval, with at least some width. */
function domainOf(bars: BarPlot["bars"]): [number, number] {
  const ends = bars.flatMap(({ value, interval = [] }) => [value ?? 0, ...interval]);
  const low = ends.reduce((one, other) => Math.min(one, other), 0);
  const high = ends.reduce((one, other) => Math.max(one, other), 0);
  return isRange(low, high) ? [low, high] : [0, 1];
}

function endOf(side: 0 | 1): (row: BarRow) => number {
  return ({ bar }) => bar.interval?.[side] ?? bar.value;
}

function barMarks(rows: readonly BarRow[], format: NumberFormat): ReturnType<typeof barX>[] {
  const withInterval = rows.filter(({ bar }) => bar.interval !== undefined);
  const line = { y: "index", stroke: ink, strokeWidth: 1.25 } as const;
  return [
    barX(rows, {
      x1: 0,
      x2: ({ bar }: BarRow) => bar.value,
      y: "index",
      fill: ({ bar, colour }: BarRow) => (bar.published === true ? paper : colour),
      stroke: "colour",
      strokeWidth: 1.5,
      title: ({ bar }: BarRow) => shownText(barText(bar, format)),
    }),
    ruleY(withInterval, { ...line, x1: endOf(0), x2: endOf(1) }),
    ...([0, 1] as const).map((side) => tickX(withInterval, { ...line, x: endOf(side), inset: 4 })),
    text(rows, {
      x: (row: BarRow) => Math.max(0, row.bar.value, ...(row.bar.interval ?? [])),
      y: "index",
      text: ({ bar }: BarRow) => format(bar.value),
      textAnchor: "start",
      dx: 6,
      fill: ink,
    }),
  ];
}

/** A label in the width of its column. What is cut is the name, not the mark of published numbers. */
function cutLabel(bar: BarPlot["bars"][number], width: number): string {
  const name = shownText(bar.label);
  const mark = markedLabel({ ...bar, label: "" });
  return `${fittingText(name, width - textWidth(mark))}${mark}`;
}

function labelMarks(rows: readonly Row[], width: number): ReturnType<typeof text>[] {
  const left = { frameAnchor: "left", y: "index", fill: ink } as const;
  const labels = rows.flatMap(({ index, bar }) =>
    bar === undefined ? [] : [{ index, bar, label: shownText(markedLabel(bar)) }],
  );
  const shown = labels.map((each) => ({ ...each, cut: cutLabel(each.bar, width) }));
  const headings = rows.filter(({ heading }) => heading !== undefined);
  const empty = rows.filter((row) => row.bar !== undefined && !hasValue(row));
  return [
    text(shown, { ...left, textAnchor: "end", dx: -10, text: "cut", title: "label" }),
    text(headings, {
      ...left,
      textAnchor: "start",
      dx: -width - 8,
      dy: 3,
      text: ({ heading }: Row) => shownText(heading ?? ""),
      fontWeight: 600,
    }),
    text(empty, {
      x: 0,
      y: "index",
      text: () => "no value",
      textAnchor: "start",
      dx: 6,
      fill: quietInk,
    }),
  ];
}
