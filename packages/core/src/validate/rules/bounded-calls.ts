import { flowOf } from "../../spec/flow/flow.js";
import type { Rule } from "./rule.js";

/** Maximum of calls per run. LangGraph would need minutes for more, so a larger number is an error. */
const mostCalls = 10_000;

/** A run makes at most {@link mostCalls} calls. */
export const boundedCalls: Rule = ({ flat }) => {
  const flows = [...flowOf({ nodes: flat }).values()];
  const calls = flows.reduce((sum, { modelCalls }) => sum + modelCalls, 0);
  if (calls <= mostCalls) return [];
  return [
    {
      code: "TOO_MANY_CALLS",
      path: ["nodes"],
      message: `One run of the graph makes ${calls} model calls; the maximum is ${mostCalls}.`,
      hint: "Lower `samples`, rank listwise instead of pairwise, or read fewer nodes.",
    },
  ];
};
