import type { QuorumGroup, ReaderGroup, Readership } from "../../ask/cancel/quorum-watch.js";
import { type GraphSpec, nodesOf } from "../../spec/graph-spec.js";
import { kindOf } from "../../spec/node-kinds.js";
import type { NodePolicies } from "../../spec/policies/policies.js";

/** Who reads whom. Nodes with the same reads and quorum form one group. */
export function readershipOf(
  graph: GraphSpec,
  policies: ReadonlyMap<string, NodePolicies>,
): Readership {
  const groups = new Map<string, ReaderGroup & { readonly names: string[] }>();
  for (const [name, node] of nodesOf(graph)) {
    const reads = kindOf(node).reads(node);
    const quorum = policies.get(name)?.quorum;
    const key = JSON.stringify([reads, quorum]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [name], reads, quorum });
    else group.names.push(name);
  }
  const readersOf = new Map<string, ReaderGroup[]>();
  const all: ReaderGroup[] = [...groups.values()];
  for (const readers of [...all, ...routeGroups(graph)]) {
    for (const read of readers.reads) {
      readersOf.set(read, [...(readersOf.get(read) ?? []), readers]);
    }
  }
  return { output: graph.output, readersOf, withQuorum: all.filter(haveQuorum) };
}

/** A router is needed as long as one of its routes is. */
function routeGroups(graph: GraphSpec): ReaderGroup[] {
  return nodesOf(graph).flatMap(([name, node]) => {
    const names = kindOf(node).routes?.(node) ?? [];
    return names.length === 0 ? [] : [{ names, reads: [name], quorum: undefined }];
  });
}

function haveQuorum(readers: ReaderGroup): readers is QuorumGroup {
  return readers.reads.length > 0 && readers.quorum !== undefined;
}
