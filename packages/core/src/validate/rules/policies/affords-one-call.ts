import { askingNodes } from "../../../plan/asking-node.js";
import type { Rule } from "../rule.js";

/** The token budget covers the smallest call, with a prompt and a reply of one token. */
export const affordsOneCall: Rule = ({ flat, policies }) => {
  const maxTokens = policies.budget?.maxTokens;
  // The sizes of calls take as long to compute as all other rules together.
  if (maxTokens === undefined) return [];
  const lengths = { promptTokens: 1, replyTokens: () => 1 };
  const calls = askingNodes({ nodes: flat }, lengths);
  const sizes = calls.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens);
  const smallest = sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  if (calls.length === 0 || maxTokens >= smallest) return [];
  return [
    {
      code: "BUDGET_TOO_SMALL",
      path: ["budget", "maxTokens"],
      message: `\`budget.maxTokens\` is ${maxTokens}, but the smallest call of the graph needs ${smallest} tokens.`,
      hint: "Set it to the worst case of a run, as `planRun` and `moagraph plan` report it.",
    },
  ];
};
