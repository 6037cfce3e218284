/**
 * `nodes` and `manager` of the loop of a run, and `PregelNode.metadata`: what LangGraph adds to the metadata of
 * a node's runs. `addNode` takes it too, but draws it then, and copies it in each step of each run.
 *
 * Used to say in traces which step a run is of. When one of them is missing, the runs of steps lack it.
 */
import { memoizeByObject } from "../../../identity/memoize-by-object.js";
import type { CompiledNode } from "../get-node.js";
import type { DescribeSteps } from "../run-loop.js";

/** Metadata by the names of nodes. */
export type NodeMetadata = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

type Nodes = Readonly<Record<string, CompiledNode>>;

/** Prepares {@link DescribeSteps} for the runs of one graph. */
export function stepDescriber(metadata: NodeMetadata): DescribeSteps {
  const described = memoizeByObject((nodes: Nodes) => describedNodes(nodes, metadata));
  return (loop) => {
    if (loop.manager !== undefined && loop.nodes !== undefined) loop.nodes = described(loop.nodes);
  };
}

/** Views of the nodes: their runs that nobody traces share the nodes themselves. */
function describedNodes(nodes: Nodes, metadata: NodeMetadata): Nodes {
  const described = Object.entries(nodes).map(([name, node]): [string, CompiledNode] => {
    const value = { ...node.metadata, ...metadata.get(name) };
    return [name, Object.create(node, { metadata: { value } }) as CompiledNode];
  });
  return Object.fromEntries(described);
}
