import { nodeKinds } from "../../spec/node-kinds.js";
import type { Issue } from "../issue.js";
import { isRecord, type NodeOutline } from "../outline.js";
import type { Rule } from "../validate-graph.js";

/** A node reads as many others as its kind needs. */
export const readsEnough: Rule = ({ nodes }) => [...nodes.values()].flatMap(checkArity);

function checkArity(node: NodeOutline): Issue[] {
  const kind = isRecord(node.value) ? String(node.value["kind"]) : "";
  if (!Object.hasOwn(nodeKinds, kind)) return [];
  const { atLeast } = nodeKinds[kind as keyof typeof nodeKinds].arity;
  if (node.reads.length >= atLeast) return [];
  return [
    {
      code: "NO_READS",
      path: ["nodes", node.name, "reads"],
      message: `Node \`${node.name}\` reads ${node.reads.length === 0 ? "nothing" : `only ${node.reads.length}`}; its kind, \`${kind}\`, needs at least ${atLeast}.`,
      hint: "Name the nodes whose proposals it works on in `reads`.",
    },
  ];
}
