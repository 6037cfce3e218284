import type { RunnableConfig } from "@langchain/core/runnables";
import { optionTokens } from "../ask/options-text.js";
import type { OutputOptions } from "../ask/output-options.js";
import { type RunScopedValue, createRunScopedValue } from "../identity/run-scoped-value.js";
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

/** Tokens that the output's model reads of the output options of a step's run. */
export function optionTokensIn(
  config: Pick<RunnableConfig, "configurable">,
  compilation: Compilation,
): number {
  const options = outputOptionsIn(config, compilation);
  return options === undefined ? 0 : optionTokens(options, compilation.counter);
}
