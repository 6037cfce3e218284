import type { Compilation } from "../runtime/compilation.js";

/** A place among what a node reads where a proposal may come to stand. */
export interface Slot {
  readonly node: string;
  /** Which proposal of that node, from 1. */
  readonly sample: number;
}

/** All places among what a node reads, in the order they are shown. */
export function slotsOf(reads: readonly string[], { flow }: Compilation): Slot[] {
  return reads.flatMap((node) =>
    Array.from({ length: flow.get(node)?.writes ?? 0 }, (_, index) => ({
      node,
      sample: index + 1,
    })),
  );
}
