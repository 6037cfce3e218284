// The program of `npm run bench:soak`.
//
// How soak/ works: `soak.ts` makes many runs (`soak-run.ts`) of random graphs (`soak-graph.ts`)
// against the test server (`soak-script.ts`), and `residue.ts` measures what they leave.
// `soak-faults.ts` reports what must not happen.
import { parseArgs } from "node:util";
import { tableText } from "../table-text.js";
import { soakFaults } from "./soak-faults.js";
import { soakOutcomes } from "./soak-run.js";
import { soak, type SoakReport } from "./soak.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "10000" },
    "at-once": { type: "string", default: "200" },
    "warm-up": { type: "string", default: "3000" },
  },
});

const report = await soak({
  seed: Number(values.seed),
  runs: Number(values.runs),
  concurrency: Number(values["at-once"]),
  warmUpRuns: Number(values["warm-up"]),
});

console.log(
  `${values.runs} runs, ${values["at-once"]} at once, after ${values["warm-up"]} others.\n`,
);
console.log(tableText([["", "before", "halfway", "after"], ...rowsOf(report)]));
const faults = soakFaults(report);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

function rowsOf(soaked: SoakReport): string[][] {
  const { outcomes, seconds, before, halfway, after, warnings, unhandledRejections } = soaked;
  const runs = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  const types = new Set([before, halfway, after].flatMap(({ handles }) => Object.keys(handles)));
  return [
    ...soakOutcomes.map((outcome) => [
      `runs: ${outcome}`,
      "",
      "",
      String(outcomes.get(outcome) ?? 0),
    ]),
    ["runs per second", "", "", (runs / seconds).toFixed(1)],
    ["heap, MB", ...[before, halfway, after].map(({ heapBytes }) => megabytes(heapBytes))],
    [
      "listeners on the shared signal",
      ...[before, halfway, after].map(({ listeners }) => String(listeners)),
    ],
    ...[...types].map((type) => [
      `handles: ${type}`,
      ...[before, halfway, after].map(({ handles }) => String(handles[type] ?? 0)),
    ]),
    ["warnings", "", "", String(warnings.length)],
    ["unhandled rejections", "", "", String(unhandledRejections.length)],
  ];
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}
