import type { ModelFacts } from "@moagraph/provider-kit";
import { askingNodes } from "../../plan/asking-node.js";
import { costBounds } from "../../plan/amounts/call-amounts.js";
import type { GraphSpec } from "../../spec/graph-spec.js";
import { modelsOf } from "../../spec/flow/model-calls.js";
import type { Issue } from "../../errors/issue.js";
import { listNames } from "../../errors/quote.js";
import type { CompileOptions } from "../../runtime/compile-options.js";
import { findProvider, type ModelPool, ownModel } from "../../runtime/model-pool.js";

type FactsOf = ModelPool["facts"];

/**
 * Checks that `budget.maxCostUsd` can be enforced: all prices are known, and it covers a first call.
 *
 * @param facts - What is known about each model.
 */
export function checkCostLimit(graph: GraphSpec, options: CompileOptions, facts: FactsOf): Issue[] {
  const maxCostUsd = graph.budget?.maxCostUsd;
  if (maxCostUsd === undefined) return [];
  const given = modelsOf(graph).filter(
    (model) => ownModel(model, options) !== undefined || findProvider(model, options),
  );
  const unpriced = given.filter((model) => !isPriced(facts(model)));
  if (unpriced.length > 0) return [unknownPrice(unpriced)];
  const cheapest = cheapestFirstCall(graph, facts);
  return cheapest > maxCostUsd ? [tooLittle(maxCostUsd, cheapest)] : [];
}

function isPriced({ inputUsdPerMillionTokens, outputUsdPerMillionTokens }: ModelFacts): boolean {
  return inputUsdPerMillionTokens !== undefined && outputUsdPerMillionTokens !== undefined;
}

function unknownPrice(models: readonly string[]): Issue {
  return {
    code: "UNKNOWN_PRICE",
    path: ["budget", "maxCostUsd"],
    message: `\`budget.maxCostUsd\` cannot be enforced: the price of ${listNames(models)} is unknown.`,
    hint: "Set `budget.maxTokens` instead, or use a provider that knows the prices.",
  };
}

/** The lowest cost of a call that a run can start with, with a prompt and a reply of one token. */
function cheapestFirstCall(graph: GraphSpec, facts: FactsOf): number {
  const costs = askingNodes(graph, { promptTokens: 1, replyTokens: () => 1 })
    .filter(({ shown }) => shown === 0)
    .map((node) => costBounds(node, facts(node.model)).atLeast);
  return costs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function tooLittle(maxCostUsd: number, cheapest: number): Issue {
  const cost = cheapest.toLocaleString("en-US", { maximumSignificantDigits: 2 });
  return {
    code: "BUDGET_TOO_SMALL",
    path: ["budget", "maxCostUsd"],
    message: `\`budget.maxCostUsd\` is ${maxCostUsd}, but the cheapest first call of the graph costs ${cost}.`,
    hint: "Set it to the worst case of a run, as `planRun` and `moagraph plan` report it.",
  };
}
