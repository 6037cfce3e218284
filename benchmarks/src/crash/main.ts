import { parseArgs } from "node:util";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableText } from "../table-text.js";
import { crashRun } from "./crash-run.js";
import { caseOf } from "./graphs/crash-case.js";
import { countVerdicts } from "./judge/crash-counts.js";

const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, kills: { type: "string", default: "100" }, groups: { type: "string", default: "moa,uneven,repeat,budget;quorum,retries,nested,agents;moa-sync,uneven-sync,uneven-plain-turns" } } });
const path = join(mkdtempSync(join(tmpdir(), "crash-")), "threads.sqlite");
const verdicts = await crashRun({ seed: Number(values.seed), saver: { type: "sqlite", path }, groups: values.groups.split(";").map((g) => g.split(",")), kills: Number(values.kills) });
const names = [...new Set(verdicts.map(({ thread }) => caseOf(thread).name))];
const counts = names.map((name) => countVerdicts(verdicts.filter(({ thread }) => caseOf(thread).name === name)));
console.log(tableText([["", ...Object.keys(counts[0] ?? {})], ...counts.map((c, i) => [names[i] ?? "", ...Object.values(c).map(String)])]));
for (const v of verdicts) {
  const { windowsMs, ...rest } = v;
  if (rest.failure || rest.lost.length || rest.settledAskedAgain.length || rest.unexplainedLines.length || rest.hasOtherAnswer || rest.busyMs > 5) console.log(JSON.stringify(rest));
}
const w = verdicts.flatMap((v) => v.windowsMs).toSorted((a, b) => a - b);
console.log("windows", w.length, w[w.length >> 1], w[Math.floor(w.length * 0.95)], w.at(-1), "min", w[0]);
