import { didYouMean, nearestName } from "../nearest-name.js";
import { listNames } from "../outline.js";
import type { Rule } from "../rule.js";

/** The output is a node of the graph, and gives one answer. */
export const singleAnswer: Rule = ({ nodes, output }) => {
  if (output === undefined || nodes.size === 0) return [];
  const node = nodes.get(output);
  if (node === undefined) {
    const nearest = nearestName(output, nodes.keys());
    return [
      {
        code: "UNKNOWN_OUTPUT",
        path: ["output"],
        message: `The output is \`${output}\`, which does not exist.`,
        hint: didYouMean(nearest, `Nodes: ${listNames(nodes.keys())}.`),
        nearest,
      },
    ];
  }
  if (node.samples === 1) return [];
  return [
    {
      code: "OUTPUT_SAMPLES",
      path: ["nodes", output, "samples"],
      message: `Node \`${output}\` gives the answer, but takes ${node.samples} samples.`,
      hint: "Take 1 sample, or let an aggregator read it and be the output.",
    },
  ];
};
