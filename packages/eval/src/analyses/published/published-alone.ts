import { paperModels } from "@moagraph/recipes";
import type { QualityMeasure } from "../runs/quality.js";
import type { Published } from "./published-score.js";

const table2a = "arXiv 2406.04692v1, table 2a";
const leaderboard = "AlpacaEval leaderboard, tatsu-lab/alpaca_eval@cd543a1";
const table8 = "arXiv 2406.04692v1, appendix D, table 8";

/** What was published for one model alone: length-controlled win rate on AlpacaEval 2, accuracy on MATH. */
interface AloneScore {
  readonly model: string;
  readonly lcWinRate: Published;
  readonly accuracy: Published;
}

/** In the order of `paperModels`. Table 2a has no row of dbrx-instruct. */
const scores: readonly (readonly [lcWinRate: number, accuracy: number])[] = [
  [51.3, 0.544],
  [43.9, 0.5],
  [36.6, 0.428],
  [34.4, 0.456],
  [30.9, 0.282],
  [25.375, 0.314],
];

const rows: readonly AloneScore[] = paperModels.map((model, index) => {
  const [lcWinRate, accuracy] = scores[index] ?? [Number.NaN, Number.NaN];
  const source = model.includes("dbrx") ? leaderboard : table2a;
  return {
    model,
    lcWinRate: { value: lcWinRate, source },
    accuracy: { value: accuracy, source: table8 },
  };
});

/** What was published for a model of the paper that answers alone. */
export function publishedAlone(model: string, measure: QualityMeasure): Published | undefined {
  if (measure !== "lcWinRate" && measure !== "accuracy") return undefined;
  return rows.find((row) => row.model === model)?.[measure];
}
