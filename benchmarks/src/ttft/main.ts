// The program of `npm run bench:ttft`.
//
// How ttft/ works: `asked-recipe.ts` runs a recipe in simulated time with models (`writing-model.ts`) that
// write published answers (`answer-texts.ts`) and continue what they have written (`text-left.ts`).
// `prefix-cache.ts` counts cached tokens. `jobs.ts` asks all questions with each policy, in threads
// (`run-jobs.ts`); `goals.ts` compares the results with the goals.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { charactersPerToken, dataFolder, isDataThere } from "../answers/published-answers.js";
import { markdownTable } from "../markdown-table.js";
import { readAnswerTexts } from "./answer-texts.js";
import { goalRows, goalsHead } from "./goals.js";
import { allJobs } from "./jobs.js";
import { runJobs } from "./run-jobs.js";
import { timeHead, timeRows, tokenHead, tokenRows } from "./tables.js";

const { values } = parseArgs({
  options: { questions: { type: "string" }, seed: { type: "string", default: "1" } },
});

async function main(): Promise<void> {
  const questions = Number(values.questions ?? readAnswerTexts().questions);
  const started = performance.now();
  const jobs = await runJobs(allJobs(questions, Number(values.seed)));
  const minutes = (performance.now() - started) / 60_000;
  console.log(`Times of ${questions} questions, in simulated time.\n`);
  console.log(markdownTable([timeHead, ...timeRows(jobs)]));
  console.log("\nTokens per run. Relative to the barrier, with and without a prompt cache.\n");
  console.log(markdownTable([tokenHead, ...tokenRows(jobs)]));
  console.log("\nGoals.\n");
  console.log(markdownTable([goalsHead, ...goalRows(jobs)]));
  console.log(`\nA token is ${charactersPerToken} characters. Load ${loadavg()[0]?.toFixed(1)}, `);
  console.log(`Node ${process.versions.node}, ${minutes.toFixed(1)} minutes.`);
  if (jobs.some(({ outcomes }) => outcomes.some((outcome) => outcome?.isIntact === false)))
    process.exitCode = 1;
}

if (isDataThere()) await main();
else console.log(`Not measured: no answers found in ${fileURLToPath(dataFolder)}.`);
