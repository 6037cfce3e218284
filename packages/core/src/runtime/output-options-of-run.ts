import type { RunnableConfig } from "@langchain/core/runnables";
import { optionTokens } from "../ask/options-text.js";
import type { OutputOptions } from "../ask/output-options.js";
import { type RunScopedValue, createRunScopedValue } from "../identity/run-scoped-value.js";
import { priceUsd } from "../ledger/usage.js";
import { type Amount, zeroAmount } from "../plan/amount.js";
import { kindOf } from "../spec/node-kinds.js";
import type { Compilation } from "./compilation.js";

/** Options for the model of the output, and the graph they are meant for. */
export interface RunOutputOptions {
  /** LangChain passes configs on to inner runs, which may be other graphs: those ignore the options. */
  readonly compilation: Compilation;
  readonly options: OutputOptions;
}

/** Passes the output options to the steps of the run. */
export const outputOptionsOfRun: RunScopedValue<RunOutputOptions> =
  createRunScopedValue("moagraph_output_options");

/** The output options of a step's run, if it has any. */
export function outputOptionsIn(
  config: Pick<RunnableConfig, "configurable">,
  compilation: Compilation,
): OutputOptions | undefined {
  const given = outputOptionsOfRun.in(config);
  return given?.compilation === compilation ? given.options : undefined;
}

/** What it takes the output's model to read the output options of a step's run, without a request. */
export function optionAmountIn(
  config: Pick<RunnableConfig, "configurable">,
  compilation: Compilation,
): Amount {
  const options = outputOptionsIn(config, compilation);
  if (options === undefined) return zeroAmount;
  const { graph, pool, counter } = compilation;
  const tokens = optionTokens(options, counter);
  const node = graph.nodes[graph.output];
  const [model] = node === undefined ? [] : kindOf(node).models(node);
  const costUsd = model === undefined ? null : priceUsd(tokens, 0, pool.facts(model));
  return { modelCalls: 0, tokens, costUsd: costUsd ?? 0 };
}
