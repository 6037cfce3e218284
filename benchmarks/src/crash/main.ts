import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { startPostgres } from "@moagraph/test-postgres";
import { tableText } from "../table-text.js";
import { crashRun } from "./crash-run.js";
import { caseOf } from "./graphs/crash-case.js";
import { countVerdicts } from "./judge/crash-counts.js";

const { values } = parseArgs({ options: { saver: { type: "string", default: "sqlite" }, seed: { type: "string", default: "1" }, kills: { type: "string", default: "100" }, groups: { type: "string", default: "moa,uneven,repeat,budget;quorum,retries,nested,agents;moa-sync,uneven-sync,uneven-in-order,turns" } } });
const path = join(mkdtempSync(join(tmpdir(), "crash-")), "threads.sqlite");
let saver: any = { type: "sqlite", path };
let server: any;
if (values.saver === "postgres") {
  server = await startPostgres({ fsync: "on" });
  const url = await server.createDatabase();
  const s = PostgresSaver.fromConnString(url); await s.setup(); await s.end();
  saver = { type: "postgres", url };
}
const verdicts = await crashRun({ seed: Number(values.seed), saver, groups: values.groups.split(";").map((g) => ({ cases: g.split(","), kills: Number(values.kills) })) });
await server?.close();
const names = [...new Set(verdicts.map(({ thread }) => caseOf(thread).name))];
const counts = names.map((name) => countVerdicts(verdicts.filter(({ thread }) => caseOf(thread).name === name)));
console.log(tableText([["", ...Object.keys(counts[0] ?? {})], ...counts.map((c, i) => [names[i] ?? "", ...Object.values(c).map(String)])]));
for (const v of verdicts) {
  const { windowsMs, ...rest } = v;
  if (rest.failures.length || rest.withoutLine.length || rest.keptAskedAgain.length || rest.unreadable.length || rest.overruns.length || rest.lost.length || rest.settledAskedAgain.length || rest.unexplainedLines.length || rest.otherAnswers.length || rest.busyMs > 5) console.log(JSON.stringify(rest));
}
const w = verdicts.flatMap((v) => v.windowsMs).toSorted((a, b) => a - b);
console.log("windows", w.length, w[w.length >> 1], w[Math.floor(w.length * 0.95)], w.at(-1), "min", w[0]);
