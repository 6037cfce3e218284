import type { Rule } from "./rule.js";

/** More calls than this in one run are a slip of the pen: LangGraph would work on them for minutes. */
const mostCalls = 10_000;

/** A run makes a number of calls that somebody can have meant. */
export const boundedCalls: Rule = ({ nodes }) => {
  const calls = [...nodes.values()].reduce((sum, { flow }) => sum + (flow?.modelCalls ?? 0), 0);
  if (calls <= mostCalls) return [];
  return [
    {
      code: "TOO_MANY_CALLS",
      path: ["nodes"],
      message: `One run of the graph makes ${calls} model calls; at most ${mostCalls} are taken.`,
      hint: "Lower `samples`, rank listwise instead of pairwise, or read fewer nodes.",
    },
  ];
};
