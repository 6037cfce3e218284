import { staircaseOf } from "../spec/flow/staircase-of.js";
import { type FlatGraph, nodesOf } from "../spec/graph-spec.js";
import type { KnownModels, PlannedNode } from "./planned-node.js";
import { plannedRangeOf, type PlannedRange } from "./planned-range.js";
import { usageOf } from "./planned-usage.js";
import type { PlanAssumptions } from "./run-plan.js";
import type { StaircasePlan } from "./staircase/staircase-plan.js";
import { durationOf } from "./time/duration.js";

/** What nodes with a `staircase` change in a run; `undefined` for a graph without such nodes. */
export function planStaircase(
  graph: FlatGraph,
  range: PlannedRange,
  known: KnownModels,
  assumptions: PlanAssumptions,
): StaircasePlan | undefined {
  const { nodes, extent } = range.most;
  const planned = [...nodes.values()].flatMap(({ staircase }) => staircase ?? []);
  if (planned.length === 0) return undefined;
  const names = [...nodes.keys()];
  const { inputTokens } = usageOf(names, range);
  const billed = [...nodes.values()].map((node): [string, number] => [
    node.name,
    node.calls * billedTokens(node),
  ]);
  const without = plannedRangeOf(withoutStaircase(graph), known, assumptions);
  const ordinary = usageOf(names, without).inputTokens;
  return {
    nodes: planned,
    extraInputTokens: inputTokens - ordinary,
    billedInputTokens: extent.sum(billed),
    without: {
      inputTokens: ordinary,
      ...durationOf(graph.output, without.most.growths, without.most.extent),
    },
  };
}

function billedTokens({ staircase, used }: PlannedNode): number {
  return staircase?.layouts[staircase.layout].billedInputTokens ?? used.inputTokens;
}

/** The graph whose nodes wait for all that they read. */
function withoutStaircase(graph: FlatGraph): FlatGraph {
  const nodes = nodesOf(graph).map(([name, node]) =>
    staircaseOf(graph, node) === undefined
      ? [name, node]
      : [name, { ...node, staircase: undefined }],
  );
  return { ...graph, staircase: undefined, nodes: Object.fromEntries(nodes) as FlatGraph["nodes"] };
}
