import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import type { Issue } from "../../errors/issue.js";
import type { NodeOutline } from "./outline.js";
import type { Rule } from "./rule.js";
import { listNames, quote } from "../../errors/quote.js";

/** The output is a node of the graph and passes on one proposal. */
export const singleAnswer: Rule = ({ nodes, output }) => {
  if (output === undefined || nodes.size === 0) return [];
  const node = nodes.get(output);
  if (node === undefined) {
    const nearest = nearestName(output, nodes.keys());
    return [
      {
        code: "UNKNOWN_OUTPUT",
        path: ["output"],
        message: `The output is ${quote(output)}, which does not exist.`,
        hint: didYouMean(nearest, `Nodes: ${listNames(nodes.keys())}.`),
        nearest,
      },
    ];
  }
  return (node.flow?.writes ?? 1) <= 1 ? [] : [severalAnswers(node)];
};

function severalAnswers({ name, flow }: NodeOutline): Issue {
  return {
    code: "SEVERAL_ANSWERS",
    path: ["nodes", name],
    message: `Node ${quote(name)} is the output, but passes on up to ${flow?.writes} proposals.`,
    hint: "Set `samples` or `keep` to 1, or add an aggregator that reads it and make that the output.",
  };
}
