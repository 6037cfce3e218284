import type { Compilation } from "../runtime/compilation.js";
import { namesByDepth } from "../spec/flow/layers.js";
import { kindOf } from "../spec/node-kinds.js";
import type { CallPlan } from "./run-event.js";

/** Every call of a run, layer by layer. */
export function planCalls({ graph, flow }: Pick<Compilation, "graph" | "flow">): CallPlan[] {
  return namesByDepth(graph).flatMap((names, index) =>
    names.flatMap((node) => {
      const spec = graph.nodes[node];
      const [model = ""] = spec === undefined ? [] : kindOf(spec).models(spec);
      const calls = flow.get(node)?.modelCalls ?? 0;
      return Array.from({ length: calls }, (_, call) => ({
        node,
        sample: call + 1,
        model,
        layer: index + 1,
      }));
    }),
  );
}
