import type { RunnableConfig } from "@langchain/core/runnables";
import { optionTokens } from "../ask/options-text.js";
import type { OutputOptions } from "../ask/call/output-options.js";
import { priceUsd } from "../ledger/usage.js";
import { type Amount, zeroAmount } from "../plan/amounts/amount.js";
import { kindOf } from "../spec/node-kinds.js";
import type { Compilation } from "./compilation.js";
import { type CompilationValue, createCompilationValue } from "./compilation-value.js";

/** Passes options for the model of the output to the steps of the run. */
export const outputOptionsOfRun: CompilationValue<OutputOptions> =
  createCompilationValue("moagraph_output_options");

/** What it takes the output's model to read the output options of a step's run, without a request. */
export function optionAmountIn(
  config: Pick<RunnableConfig, "configurable">,
  compilation: Compilation,
): Amount {
  const options = outputOptionsOfRun.in(config, compilation);
  if (options === undefined) return zeroAmount;
  const { graph, pool, counter } = compilation;
  const tokens = optionTokens(options, counter);
  const node = graph.nodes[graph.output];
  const [model] = node === undefined ? [] : kindOf(node).models(node);
  const costUsd = model === undefined ? null : priceUsd(tokens, 0, pool.facts(model));
  return { modelCalls: 0, tokens, costUsd: costUsd ?? 0 };
}
