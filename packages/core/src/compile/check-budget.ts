import type { ModelFacts } from "@moagraph/provider-kit";
import { askingNodes } from "../plan/asking-node.js";
import { costBounds } from "../plan/call-amounts.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import { modelsOf } from "../spec/model-calls.js";
import type { Issue } from "../errors/issue.js";
import { listNames } from "../validate/rules/outline.js";
import type { CompileOptions } from "../runtime/compile-options.js";
import { createModelPool, findProvider, type ModelPool, ownModel } from "../runtime/model-pool.js";

/** Finds what keeps `maxCostUsd` from being held: an unknown price, or a first call beyond it. */
export function checkBudget(graph: GraphSpec, options: CompileOptions): Issue[] {
  const maxCostUsd = graph.budget?.maxCostUsd;
  if (maxCostUsd === undefined) return [];
  const pool = createModelPool(options);
  const given = modelsOf(graph).filter(
    (model) => ownModel(model, options) !== undefined || findProvider(model, options),
  );
  const unpriced = given.filter((model) => !isPriced(pool.facts(model)));
  if (unpriced.length > 0) return [unknownPrice(unpriced)];
  const cheapest = cheapestFirstCall(graph, pool);
  return cheapest > maxCostUsd ? [tooLittle(maxCostUsd, cheapest)] : [];
}

function isPriced({ inputUsdPerMillionTokens, outputUsdPerMillionTokens }: ModelFacts): boolean {
  return inputUsdPerMillionTokens !== undefined && outputUsdPerMillionTokens !== undefined;
}

function unknownPrice(models: readonly string[]): Issue {
  return {
    code: "UNKNOWN_PRICE",
    path: ["budget", "maxCostUsd"],
    message: `\`budget.maxCostUsd\` cannot be held: nobody says the price of ${listNames(models)}.`,
    hint: "Limit `maxTokens` instead, or ask these models through a provider that knows their price.",
  };
}

/** A run begins with a node that reads nothing: what its call costs with a token to and fro. */
function cheapestFirstCall(graph: GraphSpec, pool: ModelPool): number {
  const costs = askingNodes(graph, { promptTokens: 1, replyTokens: () => 1 })
    .filter(({ shown }) => shown === 0)
    .map((node) => costBounds(node, pool.facts(node.model)).atLeast);
  return costs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function tooLittle(maxCostUsd: number, cheapest: number): Issue {
  const cost = cheapest.toLocaleString("en-US", { maximumSignificantDigits: 2 });
  return {
    code: "BUDGET_TOO_SMALL",
    path: ["budget", "maxCostUsd"],
    message: `\`budget.maxCostUsd\` is ${maxCostUsd}, but no first call of the graph costs less than ${cost}.`,
    hint: "Set it to what a run costs at most: `planRun` and `moagraph plan` say it.",
  };
}
