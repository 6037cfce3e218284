/**
 * `nodes` and `manager` of the loop of a run, and `PregelNode.metadata`: what LangGraph adds to the metadata of
 * a node's runs. `addNode` takes it too, but draws it then, and copies it in each step of each run.
 *
 * Used to say in traces which step a run is of. When one of them is missing, the runs of steps lack it.
 */
import type { CompiledNode } from "../get-node.js";
import type { DescribeSteps } from "../run-loop.js";

/** Metadata by the names of nodes. */
export type NodeMetadata = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

type Nodes = Readonly<Record<string, CompiledNode>>;

/** Prepares {@link DescribeSteps} for the runs of one graph. */
export function stepDescriber(metadata: NodeMetadata): DescribeSteps {
  const described = new WeakMap<Nodes, Nodes>();
  return (loop) => {
    const { nodes } = loop;
    if (loop.manager === undefined || nodes === undefined) return;
    const known = described.get(nodes) ?? describedNodes(nodes, metadata);
    described.set(nodes, known);
    loop.nodes = known;
  };
}

/** Views of the nodes: runs that are not traced keep the nodes themselves. */
function describedNodes(nodes: Nodes, metadata: NodeMetadata): Nodes {
  const described = Object.entries(nodes).map(([name, node]): [string, CompiledNode] => {
    const value = { ...node.metadata, ...metadata.get(name) };
    return [name, Object.create(node, { metadata: { value } }) as CompiledNode];
  });
  return Object.fromEntries(described);
}
