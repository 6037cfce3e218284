import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import type { Issue, IssuePath } from "../../errors/issue.js";
import type { NodeOutline } from "../outline/outline.js";
import type { Rule } from "./rule.js";
import { listNames, quote } from "../../errors/quote.js";

/** An output is a node of the graph. That of a graph passes on one proposal. */
export const singleAnswer: Rule = ({ nodes, output, outputs }) => {
  if (nodes.size === 0) return [];
  const seen = new Set<string>();
  return outputs.flatMap(({ name, path }) => {
    const node = nodes.get(name);
    if (node === undefined) return [unknownOutput(name, path, nodes.keys())];
    if (seen.has(name)) return [repeatedOutput(name, path)];
    seen.add(name);
    if (name !== output) return node.flow?.writes === 0 ? [emptyOutput(name, path)] : [];
    return (node.flow?.writes ?? 1) <= 1 ? [] : [severalAnswers(node)];
  });
};

function repeatedOutput(name: string, path: IssuePath): Issue {
  const message = `The output names ${quote(name)} twice.`;
  return { code: "DUPLICATE_READ", path, message, hint: "Remove one of them." };
}

function emptyOutput(name: string, path: IssuePath): Issue {
  const message = `The output ${quote(name)} passes on no proposals.`;
  const hint = "Name a node that reads its routes.";
  return { code: "EMPTY_READ", path, message, hint };
}

function unknownOutput(output: string, path: IssuePath, names: Iterable<string>): Issue {
  const known = [...names];
  const nearest = nearestName(output, known);
  return {
    code: "UNKNOWN_OUTPUT",
    path,
    message: `The output is ${quote(output)}, which does not exist.`,
    hint: didYouMean(nearest, `Nodes: ${listNames(known)}.`),
    nearest,
  };
}

function severalAnswers({ name, flow }: NodeOutline): Issue {
  return {
    code: "SEVERAL_ANSWERS",
    path: ["nodes", name],
    message: `Node ${quote(name)} is the output, but passes on up to ${flow?.writes} proposals.`,
    hint: "Set `samples` or `keep` to 1, or add an aggregator that reads it and make that the output.",
  };
}
