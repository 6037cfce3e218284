import type { Issue } from "../../errors/issue.js";
import { quote } from "../../errors/quote.js";
import { cyclesIn } from "../outline/cycles-in.js";
import type { GraphOutline, NodeOutline } from "../outline/outline.js";
import { routersIn } from "../outline/routers-in.js";
import type { Rule } from "./rule.js";

/** No node waits for itself through other nodes. One issue for each cycle; no two share a node. */
export const acyclic: Rule = ({ nodes }) => {
  const routers = routersIn(nodes);
  const before = new Map(
    [...nodes.values()].map((node) => [node.name, othersBefore(node, routers.get(node.name))]),
  );
  return cyclesIn(before).map((cycle) => cycleIssue(cycle, nodes));
};

function othersBefore(node: NodeOutline, routers: readonly string[] = []): string[] {
  const names = [...node.reads.map((read) => read.name), ...routers];
  return names.filter((name) => name !== node.name);
}

/** Most names of a cycle in its message. */
const maxListed = 10;

function cycleIssue(cycle: readonly string[], nodes: GraphOutline["nodes"]): Issue {
  const [first] = cycle as [string];
  const more = cycle.length - maxListed;
  const listed = cycle.slice(0, maxListed);
  const isRead = readsNext(cycle, nodes);
  const isAllReads = isRead.every(Boolean);
  const path = isAllReads
    ? [
        ...listed.map((name) => quote(name)),
        ...(more > 0 ? [`… ${more} more …`] : []),
        quote(first),
      ].join(" reads ")
    : pairsIn(cycle, isRead).join(", ");
  return {
    code: "CYCLE",
    path: ["nodes", first, ...(isRead[0] === true ? ["reads"] : [])],
    message: `These nodes wait for each other: ${path}.`,
    hint: isAllReads
      ? "Remove one of these reads. For a second round, add another node."
      : "Remove one of these reads or routes.",
  };
}

/** One clause for each step of a cycle: "`a` is a route of `b`". */
function pairsIn(cycle: readonly string[], isRead: readonly boolean[]): string[] {
  const pairs = cycle.slice(0, maxListed).map((name, at) => {
    const next = cycle[(at + 1) % cycle.length] as string;
    return `${quote(name)} ${isRead[at] === true ? "reads" : "is a route of"} ${quote(next)}`;
  });
  return cycle.length > maxListed ? [...pairs, `… ${cycle.length - maxListed} more`] : pairs;
}

/** For each node of a cycle, whether it reads the next one; else that is its router. */
function readsNext(cycle: readonly string[], nodes: GraphOutline["nodes"]): boolean[] {
  return cycle.map((name, at) => {
    const next = cycle[(at + 1) % cycle.length];
    return nodes.get(name)?.reads.some((read) => read.name === next) === true;
  });
}
