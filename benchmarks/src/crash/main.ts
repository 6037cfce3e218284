// The program of `npm run bench:crash`.
//
// How crash/ works: `crash-run.ts` runs graphs (`graphs/`) in threads of child processes (`child/`),
// kills the processes (`kill/`) and continues the threads in others. The models are at a test server
// (`server/`), whose journal has every request. `judge/` compares the journal with the results, and
// `report/` makes tables. `cost/` measures what it costs to keep runs, beside a graph written by hand.
import { parseArgs } from "node:util";
import { costCases } from "./cost/cost-case.js";
import { measureCosts } from "./cost/measure-costs.js";
import { crashGroups } from "./crash-groups.js";
import { crashRun } from "./crash-run.js";
import { complaintsOf } from "./report/complaints.js";
import { crashTable } from "./report/crash-table.js";
import { windowTable } from "./report/window-table.js";
import type { SaverHost } from "./savers/saver-host.js";
import { saverTypes, startSaverHost } from "./savers/start-saver-host.js";

const { values } = parseArgs({
  options: {
    saver: { type: "string" },
    seed: { type: "string", default: "1" },
    kills: { type: "string" },
    cases: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
const kills = Number(values.kills ?? (values.quick ? 10 : 100));
const groups =
  values.cases === undefined ? crashGroups(kills) : [{ cases: values.cases.split(","), kills }];

for (const type of saverTypes.filter((each) => each === (values.saver ?? each))) {
  const host = await startSaverHost(type);
  try {
    await killWith(type, host);
  } finally {
    await host.close();
  }
  if (values.cases === undefined) {
    const rounds = values.quick ? 3 : 11;
    await measureCosts(
      { saver: type, cases: costCases, seed, rounds, runsPerTurn: 3 },
      console.log,
    );
  }
}

async function killWith(type: string, host: SaverHost): Promise<void> {
  const verdicts = await crashRun({ seed, saver: await host.newStore(), groups });
  const complaints = complaintsOf(verdicts);
  const busyMs = Math.max(...verdicts.map((verdict) => verdict.busyMs));
  console.log(`\n${type}, seed ${seed}, ${kills} kills of the first cases\n`);
  console.log(crashTable(verdicts));
  console.log(`\nFrom a reply to the saver's confirmation:\n\n${windowTable(verdicts)}`);
  console.log(
    `\nLongest time that a thread of a killed process stayed locked: ${busyMs.toFixed(0)} ms`,
  );
  for (const complaint of complaints) console.log(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}
