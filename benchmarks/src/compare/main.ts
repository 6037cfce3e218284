// The program of `npm run bench`.
//
// How compare/ works: `plan.ts` sets what to measure. Each case of `cases/` runs in a separate
// process (`measure-apart.ts`) and measures the `programs/` in turns with the functions of
// `measure/`. `report/` turns the samples into figures, tables, goals and `results.json`.
// `shape.ts` describes the graphs.
import { parseArgs } from "node:util";
import { caseNames } from "./cases/case-name.js";
import { measureApart } from "./measure-apart.js";
import { fullPlan, quickPlan } from "./plan.js";
import { goalsTable } from "./report/goals-table.js";
import { thisMachine } from "./report/machine.js";
import { writeResults } from "./report/results-file.js";
import { resultsTable } from "./report/results-table.js";
import type { Row } from "./report/row.js";
import { versions } from "./report/versions.js";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const plan = values.quick ? quickPlan : fullPlan;

const machine = thisMachine();
const rows: Row[] = [];
for (const name of caseNames) {
  const begin = performance.now();
  rows.push(...(await measureApart(name, plan)));
  console.error(`${name}: ${((performance.now() - begin) / 1000).toFixed(0)} s`);
}

writeResults(new URL("../../results.json", import.meta.url), {
  machine,
  versions: versions(),
  isQuick: plan.isQuick,
  rows,
});
console.log(
  `\n${resultsTable(rows)}\n\n${goalsTable(rows)}\n\nWritten to benchmarks/results.json.`,
);
