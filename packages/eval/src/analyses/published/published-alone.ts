import { paperModels } from "@moagraph/recipes";
import type { QualityMeasure } from "../runs/quality.js";
import { publishedDepth } from "./published-depth.js";
import type { Published } from "./published-score.js";

const table2a = "arXiv 2406.04692v1, table 2a";
const leaderboard = "AlpacaEval leaderboard, tatsu-lab/alpaca_eval@cd543a1";

/** Length-controlled win rates on AlpacaEval 2, in the order of `paperModels`. Table 2a has no row of dbrx-instruct. */
const winRates: readonly Published[] = [
  { value: 51.3, source: table2a },
  { value: 43.9, source: table2a },
  { value: 36.6, source: table2a },
  { value: 34.4, source: table2a },
  { value: 30.9, source: table2a },
  { value: 25.375, source: leaderboard },
];

/** What was published for a model of the paper that answers alone. */
export function publishedAlone(model: string, measure: QualityMeasure): Published | undefined {
  if (measure === "lcWinRate") return winRates[paperModels.indexOf(model)];
  return publishedDepth(model, 1, measure);
}
