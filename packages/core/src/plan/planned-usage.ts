import type { Bounds } from "./amounts/bounds.js";
import type { PlannedNode } from "./planned-node.js";
import type { PlannedRange, PlannedSide } from "./planned-range.js";
import type { FewestCalls, PlannedUsage } from "./run-plan.js";

/** What the calls of some nodes use. */
export function usageOf(names: readonly string[], { most, least }: PlannedRange): PlannedUsage {
  const usage = { ...callsOf(names, most), costUsd: costOf(names, { most, least }) };
  return least === most ? usage : { ...usage, fewest: callsOf(names, least) };
}

/** The work of the largest call of some nodes. */
export function largestWork(names: readonly string[], { most, least }: PlannedRange): Bounds {
  return boundsOf(
    least.extent.largest(amounts(names, least, ({ tflops }) => tflops.atLeast)),
    most.extent.largest(amounts(names, most, ({ tflops }) => tflops.atMost ?? unknown)),
  );
}

function callsOf(names: readonly string[], side: PlannedSide): FewestCalls {
  const sum = (of: (node: PlannedNode) => number): number =>
    side.extent.sum(amounts(names, side, (node) => node.calls * of(node)));
  return {
    calls: sum(({ requests }) => requests),
    inputTokens: sum(({ used }) => used.inputTokens),
    outputTokens: sum(({ used }) => used.outputTokens),
  };
}

function costOf(names: readonly string[], { most, least }: PlannedRange): Bounds {
  return boundsOf(
    least.extent.sum(amounts(names, least, ({ costUsd, calls }) => costUsd.atLeast * calls)),
    most.extent.sum(
      amounts(names, most, ({ costUsd, calls }) => (costUsd.atMost ?? unknown) * calls),
    ),
  );
}

/** An upper bound that is not known. A router is assumed to take such routes first. */
const unknown = Number.POSITIVE_INFINITY;

function boundsOf(atLeast: number, atMost: number): Bounds {
  return { atLeast, atMost: atMost === unknown ? null : atMost };
}

function amounts(
  names: readonly string[],
  { nodes }: PlannedSide,
  of: (node: PlannedNode) => number,
): [string, number][] {
  return names.flatMap((name) => {
    const node = nodes.get(name);
    return node === undefined ? [] : [[name, of(node)]];
  });
}
