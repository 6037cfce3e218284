import type { Figures } from "./figures.js";

/** A column of a table. */
export type Column = readonly [title: string, cell: (figures: Figures) => string];

const name: Column = ["Server", (figures) => figures.name];
const cpu: Column = ["CPU ms per run", ({ cpuMs }) => cpuMs.toFixed(0)];
const runs: Column = ["Runs per second", ({ runsPerSecond }) => runsPerSecond.toFixed(1)];

/** Many streams at once. */
export const streamColumns: readonly Column[] = [
  name,
  ["Streams", ({ streams }) => String(streams)],
  runs,
  ["First token added, ms: p50", ({ added }) => added.p50.toFixed(0)],
  ["p95", ({ added }) => added.p95.toFixed(0)],
  ["p99", ({ added }) => added.p99.toFixed(0)],
  cpu,
  ["Heap per stream, kB", ({ heapKb }) => shown(heapKb)],
  ["RSS per stream, kB", ({ rssKb }) => shown(rssKb)],
  ["Failed", ({ failed }) => String(failed)],
  ["Wrong answers", ({ wrong }) => String(wrong)],
];

/** As many runs as a process can do. */
export const saturatedColumns: readonly Column[] = [
  name,
  runs,
  cpu,
  ["kB to the client", ({ receivedKb }) => receivedKb.toFixed(0)],
  ["Postgres: CPU ms per run", ({ postgres }) => shown(postgres?.cpuMs)],
  ["queries", ({ postgres }) => shown(postgres?.queries)],
  ["kB kept", ({ postgres }) => shown(postgres?.kb)],
  ["connections", ({ postgres }) => shown(postgres?.connections)],
];

/** The rows of a table, with its head. */
export function tableOf(columns: readonly Column[], all: readonly Figures[]): string[][] {
  return [
    columns.map(([title]) => title),
    ...all.map((figures) => columns.map(([, cell]) => cell(figures))),
  ];
}

function shown(value: number | undefined): string {
  return value === undefined ? "" : value.toFixed(0);
}
