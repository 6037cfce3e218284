import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { kindOf, type NodeSpec } from "../spec/node-kinds.js";
import { flowOf } from "../spec/flow.js";
import { paramsOf } from "./model-pool.js";

/**
 * How many samples nodes before each node ask for the same: the same model, parameters, prompt and
 * reads. In a cache, the samples of such nodes are numbered through, so that each has its own reply.
 */
export function sampleOffsets(graph: GraphSpec): ReadonlyMap<string, number> {
  const flow = flowOf(graph);
  const asked = new Map<string, number>();
  const offsets = new Map<string, number>();
  for (const [name, node] of nodesOf(graph)) {
    const question = questionOf(node);
    const before = asked.get(question) ?? 0;
    offsets.set(name, before);
    asked.set(question, before + (flow.get(name)?.modelCalls ?? 0));
  }
  return offsets;
}

function questionOf(node: NodeSpec): string {
  const prompt = "prompt" in node ? node.prompt : undefined;
  const kind = kindOf(node);
  return JSON.stringify([kind.models(node), paramsOf(node as never), prompt, kind.reads(node)]);
}
