import type { RunnableConfig } from "@langchain/core/runnables";

/** Passes a value to all steps of one run, through its config. */
export interface RunScopedValue<Thing extends object> {
  /** The entry of `configurable` that holds the value. */
  carry(thing: Thing): Record<string, object>;
  /** The value in the config of a step, or of a run inside it. */
  find(config: Pick<RunnableConfig, "configurable">): Thing | undefined;
}

/**
 * A value for one run. The config holds only an empty object as its key: LangGraph streams configs
 * and gives them to checkpointers, so they must stay plain data.
 */
export function createRunScopedValue<Thing extends object>(key: string): RunScopedValue<Thing> {
  const things = new WeakMap<object, Thing>();
  return {
    carry(thing) {
      const token = {};
      things.set(token, thing);
      return { [key]: token };
    },
    find({ configurable }) {
      const token: unknown = configurable?.[key];
      return typeof token === "object" && token !== null ? things.get(token) : undefined;
    },
  };
}
