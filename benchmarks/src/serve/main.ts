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
import { besideOthers, deployed, settings } from "./served-case.js";
import { openStreams, saturated, type ServePlan, wholePlan } from "./serve-plan.js";
import { saturatedColumns, streamColumns, tableOf } from "./tables.js";

const { values } = parseArgs({
  options: {
    streams: { type: "string", default: String(wholePlan.streams) },
    rounds: { type: "string", default: String(wholePlan.rounds) },
    graph: { type: "string", default: wholePlan.shape.name },
    parts: { type: "string", default: "streams,saturated,settings,limit" },
  },
});
const [layers = 0, width = 0] = values.graph.split("x").map(Number);
const plan: ServePlan = {
  ...wholePlan,
  shape: grid(layers, width),
  streams: Number(values.streams),
  rounds: Number(values.rounds),
};

/** The parts of the benchmark by name: each gives the rows of a table. */
const parts = {
  streams: () => measureRounds(host, deployed, openStreams(plan, plan.streams), plan.rounds),
  saturated: () => measureRounds(host, besideOthers, saturated(plan), plan.rounds),
  settings: () => measureRounds(host, settings, saturated(plan), plan.rounds),
  limit: () => findLimit(host, plan),
} as const;

const host = await BenchHost.start(plan.shape);
try {
  for (const part of values.parts.split(",") as (keyof typeof parts)[])
    print(part, await parts[part]());
} finally {
  await host.close();
}

function print(part: keyof typeof parts, rows: readonly Figures[]): void {
  const columns = part === "streams" || part === "limit" ? streamColumns : saturatedColumns;
  const load = loadavg()[0]?.toFixed(1);
  console.log(`\n${part}, Node ${process.versions.node}, load ${load} at the end\n`);
  console.log(markdownTable(tableOf(columns, rows)));
  for (const complaint of complaintsOf(rows)) {
    console.log(complaint);
    process.exitCode = 1;
  }
}
