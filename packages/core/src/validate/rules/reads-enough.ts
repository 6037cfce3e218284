import type { Issue } from "../../errors/issue.js";
import type { NodeOutline } from "../outline/outline.js";
import type { Rule } from "./rule.js";
import { quote } from "../../errors/quote.js";

/** A node reads at least as many nodes as its kind needs. */
export const readsEnough: Rule = ({ nodes }) => [...nodes.values()].flatMap(checkArity);

function checkArity(node: NodeOutline): Issue[] {
  const atLeast = node.kind?.arity.atLeast ?? 0;
  if (!node.readsAreKnown || node.reads.length >= atLeast) return [];
  const found = node.reads.length === 0 ? "nothing" : `only ${node.reads.length}`;
  return [
    {
      code: "NO_READS",
      path: ["nodes", node.name, "reads"],
      message: `Node ${quote(node.name)} reads ${found}; its kind needs at least ${atLeast}.`,
      hint: "Add the names of other nodes to `reads`.",
    },
  ];
}
