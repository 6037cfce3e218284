import type { Issue } from "../../errors/issue.js";
import type { NodeOutline } from "./outline.js";
import type { Rule } from "./rule.js";

/** A node reads as many others as its kind needs. */
export const readsEnough: Rule = ({ nodes }) => [...nodes.values()].flatMap(checkArity);

function checkArity(node: NodeOutline): Issue[] {
  const atLeast = node.kind?.arity.atLeast ?? 0;
  if (!node.readsAreKnown || node.reads.length >= atLeast) return [];
  const found = node.reads.length === 0 ? "nothing" : `only ${node.reads.length}`;
  return [
    {
      code: "NO_READS",
      path: ["nodes", node.name, "reads"],
      message: `Node \`${node.name}\` reads ${found}; its kind needs at least ${atLeast}.`,
      hint: "Name the nodes whose proposals it works on in `reads`.",
    },
  ];
}
