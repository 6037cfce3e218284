/**
 * `PregelNode.metadata`: what LangGraph adds to the metadata of a node's runs. `addNode` takes it too, but
 * draws it then.
 *
 * Used to say in traces which step a run is of. When it is missing, the runs of steps lack it.
 */
import type { CompiledNode } from "../get-node.js";

/** Metadata by the names of nodes. */
export type NodeMetadata = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

interface WithNodes {
  readonly nodes: Readonly<Record<string, CompiledNode>>;
}

/** The same compiled graph, whose nodes have these metadata too. */
export function describeNodes<Graph extends WithNodes>(
  compiled: Graph,
  metadata: NodeMetadata,
): Graph {
  for (const [name, own] of metadata) {
    const node = compiled.nodes[name];
    if (node !== undefined) node.metadata = { ...node.metadata, ...own };
  }
  return compiled;
}
