import { askPoliciesShape } from "../../../spec/policies/ask-policies.js";
import { readPoliciesShape } from "../../../spec/policies/read-policies.js";
import { showOnePoliciesShape, showPoliciesShape } from "../../../spec/policies/show-policies.js";

/** Why a policy has no effect on a node, and where to set it. */
interface Misplaced {
  readonly why: string;
  readonly hint: string;
}

/**
 * Explains a policy on a node whose kind does not have it.
 *
 * @param known - The keys of the node's kind.
 * @returns Nothing if the key is not a policy.
 */
export function misplacedPolicy(key: string, known: readonly string[]): Misplaced | undefined {
  const isIn = (shape: object): boolean => Object.hasOwn(shape, key);
  if (key === "budget") {
    return { why: "a budget is for a whole run", hint: "Set `budget` on the graph." };
  }
  if (key === "capabilities") {
    return { why: "they belong to models", hint: "Set `capabilities` on the graph, by model." };
  }
  if (key === "endpoints") {
    return { why: "they belong to providers", hint: "Set `endpoints` on the graph." };
  }
  if (key === "responseFormat") {
    const asks = known.includes("model");
    return {
      why: asks ? "its model replies with a verdict or a remark" : "it asks no model",
      hint: "Set `responseFormat` on proposers and aggregators.",
    };
  }
  if (key === "staircase") {
    return {
      why: "it does not continue a text while others are written",
      hint: "Set `staircase` on aggregators, on a layer or on the graph.",
    };
  }
  if (isIn(askPoliciesShape)) {
    return {
      why: "it asks no model",
      hint: `Set \`${key}\` on nodes that ask one, or on the graph.`,
    };
  }
  if ((isIn(readPoliciesShape) || isIn(showPoliciesShape)) && !known.includes("reads")) {
    const hint = `Set \`${key}\` on the nodes that read its proposals, or on the graph.`;
    return { why: "it reads nothing", hint };
  }
  if (!isIn(showPoliciesShape)) return undefined;
  const showsOne = Object.keys(showOnePoliciesShape).every((each) => known.includes(each));
  return {
    why: showsOne ? "it shows its model one proposal at a time" : "it shows proposals to no model",
    hint: `Set \`${key}\` on nodes that show ${showsOne ? "several" : "them to one"}, or on the graph.`,
  };
}
