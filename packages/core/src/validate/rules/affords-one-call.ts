import { askingNodes } from "../../plan/asking-node.js";
import type { Rule } from "./rule.js";

/** A budget suffices for the smallest call of the graph, with a prompt and a reply of one token. */
export const affordsOneCall: Rule = ({ nodes, policies }) => {
  const maxTokens = policies.budget?.maxTokens ?? Number.POSITIVE_INFINITY;
  const faultless = [...nodes.values()].flatMap(({ name, node }) =>
    node === undefined ? [] : [[name, node] as const],
  );
  const lengths = { promptTokens: 1, replyTokens: () => 1 };
  const calls = askingNodes({ nodes: Object.fromEntries(faultless) }, lengths);
  const sizes = calls.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens);
  const smallest = sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  if (maxTokens >= smallest) return [];
  return [
    {
      code: "BUDGET_TOO_SMALL",
      path: ["budget", "maxTokens"],
      message: `\`budget.maxTokens\` is ${maxTokens}, but no call of the graph takes less than ${smallest} tokens.`,
      hint: "Set it to what a run takes at most: `planRun` and `moagraph plan` say it.",
    },
  ];
};
