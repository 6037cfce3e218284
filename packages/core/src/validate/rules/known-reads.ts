import type { Issue } from "../../errors/issue.js";
import { didYouMean, nameFinder } from "../../errors/nearest-name.js";
import { listNames, quote } from "../../errors/quote.js";
import type { NodeOutline } from "../outline/outline.js";
import type { Rule } from "./rule.js";

/** A node reads other nodes of the graph. */
export const knownReads: Rule = ({ nodes, given }) => {
  const known = new Set([...nodes.keys(), ...given]);
  const unknownRead = unknownReadOf([...known]);
  return [...nodes.values()].flatMap((node) =>
    node.reads.flatMap(({ name, at }): Issue[] => {
      if (name === node.name) return [selfRead(node, at)];
      if (!known.has(name)) return [unknownRead(node, name, at)];
      return nodes.get(name)?.flow?.writes === 0 ? [emptyRead(node, name, at)] : [];
    }),
  );
};

function emptyRead(node: NodeOutline, read: string, at: number): Issue {
  return {
    code: "EMPTY_READ",
    path: ["nodes", node.name, "reads", at],
    message: `Node ${quote(node.name)} reads ${quote(read)}, which passes on no proposals.`,
    hint: "Remove it from `reads`. A node waits for the routers that have it in `routes`.",
  };
}

function selfRead(node: NodeOutline, at: number): Issue {
  return {
    code: "SELF_READ",
    path: ["nodes", node.name, "reads", at],
    message: `Node ${quote(node.name)} reads itself.`,
    hint: "Remove it from its own `reads`. For a second round, add another node.",
  };
}

function unknownReadOf(known: readonly string[]) {
  const nearestTo = nameFinder(known);
  return (node: NodeOutline, read: string, at: number): Issue => {
    const nearest = nearestTo(read, node.name);
    return {
      code: "UNKNOWN_READ",
      path: ["nodes", node.name, "reads", at],
      message: `Node ${quote(node.name)} reads ${quote(read)}, which does not exist.`,
      hint: didYouMean(nearest, othersThan(node.name, known)),
      nearest,
    };
  };
}

/** Looks only at the names that are shown: a graph may have an issue for each of its nodes. */
function othersThan(name: string, known: readonly string[]): string {
  const others = known.slice(0, 11).filter((each) => each !== name);
  if (others.length === 0) return "There is no other node to read.";
  return `It can read ${listNames(others, known.length - 1)}.`;
}
