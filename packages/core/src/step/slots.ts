import type { Compilation } from "../runtime/compilation.js";

/** The place of one proposal among those a node may read. It may stay empty. */
export interface Slot {
  readonly node: string;
  /** Which proposal of that node, from 1. */
  readonly sample: number;
}

/** All slots that a node reads, in prompt order. */
export function slotsOf(reads: readonly string[], { flow }: Compilation): Slot[] {
  return reads.flatMap((node) =>
    Array.from({ length: flow.get(node)?.writes ?? 0 }, (_, index) => ({
      node,
      sample: index + 1,
    })),
  );
}

/** Number of slots that a node reads. */
export function slotCount(reads: readonly string[], { flow }: Compilation): number {
  return reads.reduce((sum, node) => sum + (flow.get(node)?.writes ?? 0), 0);
}
