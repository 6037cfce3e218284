import type { Readers, Readership } from "../ask/quorum-watch.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import type { NodePolicies } from "../spec/policies/policies.js";

/** Who reads whom, with nodes that read the same put together. */
export function readershipOf(
  graph: GraphSpec,
  policies: ReadonlyMap<string, NodePolicies>,
): Readership {
  const groups = new Map<string, Readers & { readonly names: string[] }>();
  for (const [name, node] of nodesOf(graph)) {
    const reads = kindOf(node).reads(node);
    const quorum = policies.get(name)?.quorum;
    const key = JSON.stringify([reads, quorum]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [name], reads, quorum });
    else group.names.push(name);
  }
  const readersOf = new Map<string, Readers[]>();
  for (const group of groups.values()) {
    for (const read of group.reads) readersOf.set(read, [...(readersOf.get(read) ?? []), group]);
  }
  const withQuorum = [...groups.values()].filter(
    ({ reads, quorum }) => reads.length > 0 && quorum !== undefined,
  );
  return { output: graph.output, readersOf, withQuorum };
}
