import type { Issue } from "../../errors/issue.js";
import { quote } from "../../errors/quote.js";
import { cyclesIn } from "./cycles-in.js";
import type { NodeOutline } from "./outline.js";
import type { Rule } from "./rule.js";

/** No node reads its own output through other nodes. One issue for each cycle; no two share a node. */
export const acyclic: Rule = ({ nodes }) =>
  cyclesIn(new Map([...nodes.values()].map((node) => [node.name, otherReads(node)]))).map(
    cycleIssue,
  );

function otherReads(node: NodeOutline): string[] {
  return node.reads.map((read) => read.name).filter((name) => name !== node.name);
}

/** Most names of a cycle in its message. */
const maxListed = 10;

function cycleIssue(cycle: readonly string[]): Issue {
  const [first] = cycle as [string];
  const more = cycle.length - maxListed;
  const path = [
    ...cycle.slice(0, maxListed).map(quote),
    ...(more > 0 ? [`… ${more} more …`] : []),
    quote(first),
  ].join(" reads ");
  return {
    code: "CYCLE",
    path: ["nodes", first, "reads"],
    message: `These nodes wait for each other: ${path}.`,
    hint: "Remove one of these reads. For a second round, add another node.",
  };
}
