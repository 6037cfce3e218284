// The program of `npm run bench:eval`.
//
// How eval/ works: `measurements.ts` lists the measurements, each of which runs in a separate process
// (`measure-apart.ts`). `answers/` compares `generate` with a loop of `app.invoke`, and measures
// memory. `scoring/` scores AlpacaEval's annotations, beside scikit-learn. `tables.ts` shows figures.
import { parseArgs } from "node:util";
import { thisMachine } from "../compare/report/machine.js";
import { measureApart } from "./measure-apart.js";
import { fullPlan, quickPlan } from "./plan.js";
import { costTable, type MeasuredMemory, memoryTable, scoringTable } from "./tables.js";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const plan = values.quick ? quickPlan : fullPlan;
const { processors, loadBefore } = thisMachine();
console.log(`${processors} processors, load ${loadBefore}, Node ${process.version}\n`);

const { questions, rounds } = plan;
console.log(`${questions} questions, ${rounds} rounds, \`moa-lite\` over HTTP, 16 at once:\n`);
console.log(costTable(await measureApart("cost", { questions, rounds })));

const orders = [
  { program: "invoke", panel: "moa-lite", questions },
  { program: "generate", panel: "moa-lite", questions },
  ...plan.sizes.map((size) => ({ program: "generate", panel: "model", questions: size }) as const),
] as const;
const measured: MeasuredMemory[] = [];
for (const order of orders) measured.push({ ...order, ...(await measureApart("memory", order)) });
console.log(`\nMemory, each in a process of its own:\n\n${memoryTable(measured)}`);

const scoring = await measureApart("scoring", { models: plan.models });
const { models, arePublished, largestDifference } = scoring;
console.log(`\n${arePublished ? "Published" : "Made-up"} annotations of ${models} models:\n`);
console.log(scoringTable(scoring));
console.log(
  largestDifference === undefined
    ? "\nscikit-learn was not found: `apt-get install python3-sklearn`"
    : `\nLargest difference of a length-controlled win rate: ${largestDifference.toFixed(4)} points`,
);
