// The program of `npm run bench:ttft`.
//
// How ttft/ works: `asked-recipe.ts` runs a recipe in simulated time with models (`writing-model.ts`) that
// write published answers (`answer-texts.ts`) and continue what they have written (`text-left.ts`).
// `prefix-cache.ts` counts cached tokens. `jobs.ts` asks all questions with each policy, in threads
// (`run-jobs.ts`); `goals.ts` compares the results with the goals. `real-time/` asks a few over HTTP.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { charactersPerToken, dataFolder, isDataThere } from "../answers/published-answers.js";
import { markdownTable } from "../markdown-table.js";
import { assumptions } from "../quorum/assumptions.js";
import { type AnswerTexts, readAnswerTexts } from "./answer-texts.js";
import { goalRows, goalsHead } from "./goals.js";
import { allJobs } from "./jobs.js";
import { measureRealTime, type RealRuns } from "./real-time/real-time.js";
import { realTimeHead, realTimeRows } from "./real-time/real-time-table.js";
import { runJobs } from "./run-jobs.js";
import { timeHead, timeRows, tokenHead, tokenRows } from "./tables.js";

const { values } = parseArgs({
  options: { questions: { type: "string" }, seed: { type: "string", default: "1" } },
});

/** So that the sample takes a minute. */
const speed = 4;

async function main(): Promise<void> {
  const texts = readAnswerTexts();
  const questions = Number(values.questions ?? texts.questions);
  const started = performance.now();
  const jobs = await runJobs(allJobs(questions, Number(values.seed)));
  const minutes = (performance.now() - started) / 60_000;
  console.log(`Times of ${questions} questions, in simulated time.\n`);
  console.log(markdownTable([timeHead, ...timeRows(jobs)]));
  console.log("\nTokens per run. Relative to the barrier, with and without a prompt cache.\n");
  console.log(markdownTable([tokenHead, ...tokenRows(jobs)]));
  console.log("\nGoals.\n");
  console.log(markdownTable([goalsHead, ...goalRows(jobs)]));
  console.log(`\nOver HTTP in real time, ${speed} times as fast.\n`);
  console.log(markdownTable([realTimeHead, ...realTimeRows(await realRuns(texts))]));
  console.log(`\nA token is ${charactersPerToken} characters. Load ${loadavg()[0]?.toFixed(1)}, `);
  console.log(`Node ${process.versions.node}, ${minutes.toFixed(1)} minutes.`);
  if (jobs.some(({ outcomes }) => outcomes.some((outcome) => outcome?.isIntact === false)))
    process.exitCode = 1;
}

function realRuns(texts: AnswerTexts): Promise<RealRuns[]> {
  return measureRealTime(texts, {
    questions: { "moa-lite": 6, moa: 3 },
    seed: Number(values.seed),
    assumptions: { ...assumptions, stragglerTimes: 3 },
    speed,
  });
}

if (isDataThere()) await main();
else console.log(`Not measured: no answers found in ${fileURLToPath(dataFolder)}.`);
