import { type GraphSpec, nodesOf, type NodeSpec } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { NodeFlow } from "../../spec/flow/flow.js";
import { askSettingsOf, paramsOf } from "../../spec/model-settings.js";

/**
 * For each node, the number of samples of earlier nodes that ask exactly the same: same model,
 * parameters, prompt and reads. In a cache their samples are numbered consecutively, so that each
 * has its own entry.
 */
export function sampleOffsets(
  graph: GraphSpec,
  flow: ReadonlyMap<string, NodeFlow>,
): ReadonlyMap<string, number> {
  const asked = new Map<string, number>();
  const offsets = new Map<string, number>();
  for (const [name, node] of nodesOf(graph)) {
    const question = questionOf(graph, node);
    const before = asked.get(question) ?? 0;
    offsets.set(name, before);
    asked.set(question, before + (flow.get(name)?.modelCalls ?? 0));
  }
  return offsets;
}

function questionOf(graph: GraphSpec, node: NodeSpec): string {
  const prompt = "prompt" in node ? node.prompt : undefined;
  const kind = kindOf(node);
  return JSON.stringify([
    kind.models(node),
    paramsOf(askSettingsOf(graph, node)),
    prompt,
    kind.reads(node),
  ]);
}
