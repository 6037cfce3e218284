import { paperModels } from "@moagraph/recipes";
import { mathSource, publishedAccuracies } from "../../accuracy/published-accuracies.js";
import type { QualityMeasure } from "../runs/quality.js";
import type { Published } from "./published-score.js";

/** The names of the models in the paper's table 8, in the order of `paperModels`. */
const tableNames = [
  "Wizard 8x22b",
  "Qwen1.5-110B-Chat",
  "Qwen1.5-72B-Chat",
  "Llama-3-70B-Instruct",
  "Mixtral-8x22B-Instruct-v0.1",
  "dbrx-instruct",
] as const;

/** Table 8: the accuracy of an aggregator on MATH after one to three layers. One layer is the model alone. */
export function publishedDepth(
  model: string,
  layers: number,
  measure: QualityMeasure,
): Published | undefined {
  if (measure !== "accuracy") return undefined;
  const name = tableNames[paperModels.indexOf(model)];
  const row = publishedAccuracies.find(({ aggregator }) => aggregator === name);
  const value = row?.layers[layers - 1];
  return value === undefined ? undefined : { value, source: mathSource };
}
