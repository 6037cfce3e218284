import type { RunnableConfig } from "@langchain/core/runnables";
import { createRunScopedValue } from "../identity/run-scoped-value.js";
import type { Compilation } from "./compilation.js";

type RunConfigurable = Pick<RunnableConfig, "configurable">;

/** Passes a value to all steps of one run of a compilation. */
export interface CompilationValue<Value extends object> {
  /** The entry of `configurable` that holds the value. */
  configurable(compilation: Compilation, value: Value): Record<string, object>;
  /** The value in the config of a step of that compilation. */
  in(config: RunConfigurable, compilation: Compilation): Value | undefined;
}

/**
 * A value for one run of a compilation. LangChain passes configs on to inner runs, which may be other
 * graphs: those do not see the value.
 */
export function createCompilationValue<Value extends object>(key: string): CompilationValue<Value> {
  const scoped = createRunScopedValue<{ compilation: Compilation; value: Value }>(key);
  return {
    configurable: (compilation, value) => scoped.configurable({ compilation, value }),
    in(config, compilation) {
      const given = scoped.in(config);
      return given?.compilation === compilation ? given.value : undefined;
    },
  };
}
