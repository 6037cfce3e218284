import type { BarPlot } from "../results/evaluation-result.js";
import { ink, seriesColour } from "./palette.js";

type Bar = BarPlot["bars"][number];

/** A bar in its row, or the name of a group in a row of its own. */
export interface Row {
  readonly index: number;
  readonly heading?: string;
  readonly bar?: Bar;
  readonly colour: string;
}

/** The row of a bar that has a value. */
export type BarRow = Row & { readonly bar: Bar & { readonly value: number } };

/** Whether a row has a bar with a value. */
export function hasValue(row: Row): row is BarRow {
  return row.bar !== undefined && row.bar.value !== null;
}

/**
 * Bars in the order given, each group below its name. If labels repeat in the groups, a label has the same
 * colour in all of them. Otherwise a group has one colour.
 */
export function barRows(bars: readonly Bar[]): Row[] {
  const labels = [...new Set(bars.map(({ label }) => label))];
  const groups = [...new Set(bars.map(({ group }) => group))];
  const repeats = labels.length < bars.length;
  const colourOf = (bar: Bar): string =>
    seriesColour(repeats ? labels.indexOf(bar.label) : groups.indexOf(bar.group));
  const rows = groups.flatMap((group) => {
    const own = bars.filter((bar) => bar.group === group);
    const heading = group === undefined ? [] : [{ heading: group, colour: ink }];
    return [...heading, ...own.map((bar) => ({ bar, colour: colourOf(bar) }))];
  });
  return rows.map((row, index) => ({ ...row, index }));
}
