// The program of `npm run bench:serve`.
//
// How serve/ works: `models/` is a process with the models, which write at a given pace (`pace.ts`). `servers/`
// is the program of the measured processes: a hono handler with `fetch`, and graphs behind LangGraph's embed
// server. `load/` has the clients. `measure-case.ts` starts the processes of a case (`served-case.ts`) and puts
// a load on them; `figures.ts` computes what came out. `postgres/` reads what a database has used.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { grid } from "../compare/shape.js";
import { markdownTable } from "../markdown-table.js";
import { BenchHost } from "./bench-host.js";
import { complaintsOf } from "./complaints.js";
import type { Figures } from "./figures.js";
import { findLimit } from "./find-limit.js";
import { measureRounds } from "./measure-rounds.js";
import { besideOthers, deployed, machines, settings } from "./served-case.js";
import {
  openStreams,
  saturated,
  saturatedSlowly,
  type ServePlan,
  wholePlan,
} from "./serve-plan.js";
import { type Column, saturatedColumns, streamColumns, tableOf } from "./tables.js";

const { values } = parseArgs({
  options: {
    streams: { type: "string", default: String(wholePlan.streams) },
    rounds: { type: "string", default: String(wholePlan.rounds) },
    graph: { type: "string", default: wholePlan.shape.name },
    parts: { type: "string" },
  },
});
const [layers = "", width = ""] = values.graph.split("x");
const plan: ServePlan = {
  ...wholePlan,
  shape: grid(countOf("graph", layers), countOf("graph", width)),
  streams: countOf("streams", values.streams),
  rounds: countOf("rounds", values.rounds),
};

/** A part of the benchmark: a table. */
interface Part {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: () => Promise<readonly Figures[]>;
}

const all: readonly Part[] = [
  {
    name: "streams",
    columns: streamColumns,
    rows: () => measureRounds(host, deployed, openStreams(plan, plan.streams), plan.rounds),
  },
  {
    name: "saturated",
    columns: saturatedColumns,
    rows: () => measureRounds(host, besideOthers, saturated(plan), plan.rounds),
  },
  {
    name: "settings",
    columns: saturatedColumns,
    rows: () => measureRounds(host, settings, saturated(plan), plan.rounds),
  },
  { name: "limit", columns: streamColumns, rows: () => findLimit(host, plan) },
  {
    name: "machines",
    columns: saturatedColumns,
    rows: () => measureRounds(host, machines, saturatedSlowly(plan), plan.rounds),
  },
];
const parts = values.parts === undefined ? all : values.parts.split(",").map(partOf);

const host = await BenchHost.start(plan.shape);
try {
  for (const part of parts) print(part, await part.rows());
} finally {
  await host.close();
}

function countOf(option: "graph" | "streams" | "rounds", text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  const examples = { graph: "3x6", streams: "500", rounds: "2" };
  throw new Error(`${JSON.stringify(text)} is no count. Write --${option} ${examples[option]}.`);
}

function partOf(name: string): Part {
  const part = all.find((each) => each.name === name);
  if (part !== undefined) return part;
  const names = all.map((each) => each.name).join(", ");
  throw new Error(`No part is called ${JSON.stringify(name)}. Write some of ${names}.`);
}

function print({ name, columns }: Part, rows: readonly Figures[]): void {
  const load = loadavg()[0]?.toFixed(1);
  console.log(`\n${name}, Node ${process.versions.node}, load ${load} at the end\n`);
  console.log(markdownTable(tableOf(columns, rows)));
  for (const complaint of complaintsOf(rows)) {
    console.log(complaint);
    process.exitCode = 1;
  }
}
