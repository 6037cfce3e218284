import { tableText } from "../../table-text.js";
import { figuresOf } from "./figures.js";
import { type Goal, goals } from "./goals.js";
import type { Row } from "./row.js";

/** The goals, and whether they were reached. */
export function goalsTable(rows: readonly Row[]): string {
  const figures = figuresOf(rows);
  const lines = goals.map((goal) => cellsOf(goal, goal.figure(figures)));
  return tableText([["goal", "at most", "is", ""], ...lines]);
}

function cellsOf({ what, atMost, unit }: Goal, figure: number): string[] {
  const limit = `${atMost} ${unit}`.trim();
  if (Number.isNaN(figure)) return [what, limit, "", "not measured"];
  const verdict = figure <= atMost ? "reached" : "not reached";
  return [what, limit, `${Number(figure.toPrecision(3))} ${unit}`.trim(), verdict];
}
