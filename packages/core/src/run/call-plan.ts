import type { GraphSpec } from "../spec/graph-spec.js";
import { layersOf } from "../spec/layers.js";
import { kindOf, type NodeSpec } from "../spec/node-kinds.js";
import type { CallPlan } from "./run-event.js";

/** Every call of a run of the graph, layer by layer. */
export function planCalls(graph: GraphSpec): CallPlan[] {
  return layersOf(graph).flatMap((names, index) =>
    names.flatMap((name) => planNode(name, graph.nodes[name] as NodeSpec, index + 1)),
  );
}

function planNode(node: string, spec: NodeSpec, layer: number): CallPlan[] {
  const kind = kindOf(spec);
  const [model = ""] = kind.models(spec);
  return Array.from({ length: kind.modelCalls(spec) }, (_, index) => ({
    node,
    sample: index + 1,
    model,
    layer,
  }));
}
