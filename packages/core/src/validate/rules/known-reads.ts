import type { Issue } from "../../errors/issue.js";
import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { listNames, type NodeOutline } from "./outline.js";
import type { Rule } from "./rule.js";

/** A node reads other nodes of the graph. */
export const knownReads: Rule = ({ nodes }) =>
  [...nodes.values()].flatMap((node) =>
    node.reads.flatMap(({ name, at }): Issue[] => {
      if (name === node.name) return [selfRead(node, at)];
      return nodes.has(name) ? [] : [unknownRead(node, name, at, [...nodes.keys()])];
    }),
  );

function selfRead(node: NodeOutline, at: number): Issue {
  return {
    code: "SELF_READ",
    path: ["nodes", node.name, "reads", at],
    message: `Node \`${node.name}\` reads itself.`,
    hint: "Remove it from its own `reads`. For a second round, add another node.",
  };
}

function unknownRead(node: NodeOutline, read: string, at: number, known: string[]): Issue {
  const others = known.filter((name) => name !== node.name);
  const nearest = nearestName(read, others);
  return {
    code: "UNKNOWN_READ",
    path: ["nodes", node.name, "reads", at],
    message: `Node \`${node.name}\` reads \`${read}\`, which does not exist.`,
    hint: didYouMean(
      nearest,
      others.length > 0 ? `It can read ${listNames(others)}.` : "There is no other node to read.",
    ),
    nearest,
  };
}
