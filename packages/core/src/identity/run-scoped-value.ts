import type { RunnableConfig } from "@langchain/core/runnables";
import { createAttachedValue } from "./attached-value.js";

/** Passes a value to all steps of one run, through its config. */
export interface RunScopedValue<Value extends object> {
  /** The entry of `configurable` that holds the value. */
  configurable(value: Value): Record<string, object>;
  /** The value in the config of a step, or of a run inside it. */
  in(config: Pick<RunnableConfig, "configurable">): Value | undefined;
}

/**
 * A value for one run. The config holds only an empty object, to which the value is attached:
 * LangGraph streams configs and gives them to checkpointers, so they must stay plain data.
 */
export function createRunScopedValue<Value extends object>(key: string): RunScopedValue<Value> {
  const values = createAttachedValue<object, Value>();
  return {
    configurable(value) {
      const token = {};
      values.attach(token, value);
      return { [key]: token };
    },
    in({ configurable }) {
      const token: unknown = configurable?.[key];
      return typeof token === "object" && token !== null ? values.of(token) : undefined;
    },
  };
}
