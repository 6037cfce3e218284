import { multiProposer, type Recipe, singleProposer } from "@moagraph/recipes";
import type { QualityMeasure } from "../runs/quality.js";

/** A number as printed in a publication. */
export interface Published {
  readonly value: number;
  /** The table or file with the number. */
  readonly source: string;
}

/** The name of a measure in the recipes. */
const benchmarks: Readonly<Partial<Record<QualityMeasure, string>>> = {
  lcWinRate: "AlpacaEval 2.0",
  accuracy: "MATH",
};

/** What the recipes of the paper's tables list for a variant. */
function listed(recipe: Recipe, measure: QualityMeasure, variant?: string): Published | undefined {
  const score = recipe.published.find(
    (each) => each.benchmark === benchmarks[measure] && each.variant === variant,
  );
  return score && { value: score.score, source: score.source };
}

/** Table 3: `n` proposers of many models, or `n` replies of one. It has length-controlled win rates only. */
export function publishedProposers(
  variety: "one-model" | "many-models",
  n: number,
  measure: QualityMeasure,
): Published | undefined {
  if (measure !== "lcWinRate") return undefined;
  if (variety === "one-model") {
    return listed(singleProposer, measure, n === 6 ? undefined : `samples: ${n}`);
  }
  return listed(multiProposer, measure, n === 6 ? undefined : n === 1 ? "1 model" : `${n} models`);
}

/** Table 4: a model as the only proposer. */
export function publishedProposer(model: string, measure: QualityMeasure): Published | undefined {
  return listed(singleProposer, measure, variantOf("model", model, singleProposer));
}

/** Table 4: a model as the aggregator of all six. */
export function publishedAggregator(model: string, measure: QualityMeasure): Published | undefined {
  return listed(multiProposer, measure, variantOf("aggregator", model, multiProposer));
}

/** The recipe's own model has no variant. */
function variantOf(
  name: "model" | "aggregator",
  model: string,
  recipe: Recipe,
): string | undefined {
  return isOwn(name, model, recipe) ? undefined : `${name}: ${model}`;
}

function isOwn(name: "model" | "aggregator", model: string, { graph }: Recipe): boolean {
  const nodes = Object.entries(graph.nodes);
  const node = nodes.find(([each]) => (each === graph.output) === (name === "aggregator"))?.[1];
  return node !== undefined && "model" in node && node.model === model;
}
