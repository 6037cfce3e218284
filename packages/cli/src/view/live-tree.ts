import { type NameOf, formatSeconds } from "@moagraph/report/words";
import { hideKeys } from "../keys/hide-keys.js";
import { oneLine } from "../one-line.js";
import { displayWidth, truncate } from "../terminal/display-width.js";
import { escapeControls } from "@moagraph/report/words";
import { callRow, type Row, unplannedRow } from "./call-row.js";
import { fitLayers, type ShownLayer } from "./fit-layers.js";
import type { Paint } from "./paint.js";
import type { CallPhase, CallView } from "./call-view.js";
import { layersOfView, placeName, type RunViewState } from "./run-view-state.js";

/** The time, the size and the colours of a drawing. */
export interface Canvas {
  /** Milliseconds since the start of the run. */
  readonly nowMs: number;
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
}

/** Draws the layers of a run as a tree with one line per call, fitted to the terminal. */
export function liveTree(state: RunViewState, canvas: Canvas): string[] {
  const layers = layersOfView(state);
  const rowOf = rowsOf(state, canvas);
  return [
    line("", titleOf(state, canvas.nowMs), canvas),
    ...fitLayers(layers, canvas.rows - 2 - state.unplanned.length).flatMap((layer, index) =>
      layerLines(layer, index === layers.length - 1, rowOf, canvas),
    ),
    ...state.unplanned.map((call) => line("", unplannedRow(call), canvas)),
  ];
}

/** Draws calls of a run without the tree, on at most half of the terminal. */
export function callLines(
  state: RunViewState,
  calls: readonly CallView[],
  canvas: Canvas,
): string[] {
  const [layer] = fitLayers([calls], canvas.rows / 2);
  if (layer === undefined) return [];
  const rows = [...layer.shown.map(rowsOf(state, canvas)), ...hiddenRow(layer)];
  return rows.map((row) => line("", row, canvas));
}

function rowsOf(state: RunViewState, { nowMs }: Canvas): (call: CallView) => Row {
  const longest = state.calls.reduce((width, { name }) => Math.max(width, displayWidth(name)), 0);
  const nameOf: NameOf = (place) => placeName(state, place);
  return (call) => callRow(call, nameOf, Math.min(40, longest), nowMs);
}

function titleOf({ graph, size, end }: RunViewState, nowMs: number): Row {
  return { text: [graph, ...size, formatSeconds(end?.atMs ?? nowMs)].join(" · "), tone: "strong" };
}

function layerLines(
  layer: ShownLayer,
  isLast: boolean,
  rowOf: (call: CallView) => Row,
  canvas: Canvas,
): string[] {
  const rows = [...layer.shown.map(rowOf), ...hiddenRow(layer)];
  return [
    line(isLast ? "└─ " : "├─ ", { text: `layer ${layer.number}`, tone: "strong" }, canvas),
    ...rows.map((row, index) => {
      const branch = index === rows.length - 1 ? "└─ " : "├─ ";
      return line(`${isLast ? "   " : "│  "}${branch}`, row, canvas);
    }),
  ];
}

/** `… 194 more: 180 done, 14 waiting`. */
function hiddenRow({ hidden }: ShownLayer): Row[] {
  if (hidden.length === 0) return [];
  const counts = new Map<CallPhase, number>();
  for (const { phase } of hidden) counts.set(phase, (counts.get(phase) ?? 0) + 1);
  const words = [...counts].map(([phase, count]) => `${count} ${phase}`).join(", ");
  return [{ text: `… ${hidden.length} more: ${words}`, tone: "quiet" }];
}

/** Truncates before colouring: colour codes have no width. */
function line(branch: string, { text, tone }: Row, { columns, paint }: Canvas): string {
  const room = Math.max(1, columns - branch.length);
  const shown = truncate(escapeControls(oneLine(hideKeys(text))), room);
  return paint.quiet(branch) + paint[tone](shown);
}
