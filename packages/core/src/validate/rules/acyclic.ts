import { topologicalOrder } from "../../spec/topological-order.js";
import type { Issue } from "../../errors/issue.js";
import type { NodeOutline } from "./outline.js";
import type { Rule } from "./rule.js";

/** No node reads its own output through other nodes. */
export const acyclic: Rule = ({ nodes }) => {
  const reads = new Map([...nodes.values()].map((node) => [node.name, otherReads(node)]));
  const issues: Issue[] = [];
  for (const name of topologicalOrder(reads)) reads.delete(name);
  while (reads.size > 0) {
    const cycle = firstCycle(reads);
    issues.push(cycleIssue(cycle));
    for (const name of cycle) reads.delete(name);
    for (const name of topologicalOrder(reads)) reads.delete(name);
  }
  return issues;
};

function otherReads(node: NodeOutline): string[] {
  return node.reads.map((read) => read.name).filter((name) => name !== node.name);
}

/** Each remaining node reads another remaining node, so following the reads ends in a cycle. */
function firstCycle(reads: ReadonlyMap<string, readonly string[]>): string[] {
  const path: string[] = [];
  const indexOf = new Map<string, number>();
  let name = reads.keys().next().value as string;
  while (!indexOf.has(name)) {
    indexOf.set(name, path.length);
    path.push(name);
    name = reads.get(name)?.find((read) => reads.has(read)) ?? name;
  }
  return path.slice(indexOf.get(name));
}

function cycleIssue(cycle: readonly string[]): Issue {
  const [first] = cycle as [string];
  const path = [...cycle, first].map((name) => `\`${name}\``).join(" reads ");
  return {
    code: "CYCLE",
    path: ["nodes", first, "reads"],
    message: `These nodes wait for each other: ${path}.`,
    hint: "Remove one of these reads. For a second round, add another node.",
  };
}
