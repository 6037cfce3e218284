// The program of `npm run bench:quorum`.
//
// How quorum/ works: `ask-question.ts` runs a recipe in simulated time with `paced-model.ts`, whose
// pace follows `assumptions.ts` and `answer-tokens.ts`. `quorum-gain.ts` compares a barrier with a
// quorum.
import { fileURLToPath } from "node:url";
import { tableText } from "../table-text.js";
import { charactersPerToken, dataFolder, isDataThere } from "../answers/published-answers.js";
import { readAnswerTokens } from "./answer-tokens.js";
import { assumptions } from "./assumptions.js";
import { type FirstTokenTimes, measureQuorumGain } from "./quorum-gain.js";

const head = [
  "stragglers",
  "recipe",
  "waits for",
  "p50, s",
  "p95, s",
  "of the barrier's p95",
  "not waited for",
];

async function main(): Promise<void> {
  const tokens = readAnswerTokens();
  const { questions } = tokens;
  const rows: FirstTokenTimes[] = [];
  for (const stragglerTimes of [3, 10]) {
    const assumed = { ...assumptions, stragglerTimes };
    rows.push(...(await measureQuorumGain(tokens, { seed: 1, questions, assumptions: assumed })));
  }
  console.log("Time to the first token of the answer, in simulated time.\n");
  console.log(tableText([head, ...rows.map((row) => cellsOf(row, rows))]));
  console.log(`\n${assumptionsText(tokens.questions, tokens.aggregatedTimes)}`);
}

function cellsOf(row: FirstTokenTimes, rows: readonly FirstTokenTimes[]): string[] {
  const barrier =
    rows.find((each) => each.recipe === row.recipe && each.stragglerTimes === row.stragglerTimes) ??
    row;
  return [
    `${row.stragglerTimes} times as long`,
    row.recipe,
    row.waitsFor,
    row.p50Seconds.toFixed(1),
    row.p95Seconds.toFixed(1),
    `${Math.round((100 * row.p95Seconds) / barrier.p95Seconds)} %`,
    row.notWaitedFor.toFixed(2),
  ];
}

function assumptionsText(questions: number, aggregatedTimes: number): string {
  const { firstTokenSeconds, tokensPerSecond, stragglers, ...spreads } = assumptions;
  return [
    `Assumed, over ${questions} questions of AlpacaEval:`,
    `- Lengths: each model's published answer at ${charactersPerToken} characters a token; for`,
    `  WizardLM-2-8x22B, whose answers are not available, WizardLM-70B's. In a later layer, times`,
    `  ${aggregatedTimes.toFixed(2)}, the length of Qwen1.5-72B-Chat's aggregated answers relative to its own.`,
    `- Speed, as planRun assumes: ${firstTokenSeconds} s to the first token, then ${tokensPerSecond} tokens a second; the prompt's length`,
    `  does not matter.`,
    `- Spread, log-normal, as LLMPerf measured at Together in December 2023: ${spreads.modelSpread} between models,`,
    `  ${spreads.speedSpread} between the speeds of calls, ${spreads.firstTokenSpread} between their times to the first token.`,
    `- ${stragglers * 100} % of all calls, including the aggregator's, are stragglers with the factor in the table.`,
    `- No call fails. Other policies have their defaults, so no reply takes longer than two minutes.`,
  ].join("\n");
}

if (isDataThere()) await main();
else console.log(`Not measured: no answers found in ${fileURLToPath(dataFolder)}.`);
