import type { RunnableConfig } from "@langchain/core/runnables";

/** Hands a thing down a run, in its config. */
export interface RunScopedValue<Thing extends object> {
  /** The part of `configurable` that carries a thing. */
  carry(thing: Thing): Record<string, object>;
  /** What a config carries, be it that of a step or of a run within it. */
  find(config: Pick<RunnableConfig, "configurable">): Thing | undefined;
}

/**
 * A way to hand a thing of ours down a run. The config itself holds an empty object only: LangGraph
 * puts configs into streams and hands them to checkpointers, so they are to stay plain data.
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
