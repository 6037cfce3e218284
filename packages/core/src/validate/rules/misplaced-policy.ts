import { askPoliciesShape } from "../../spec/policies/ask-policies.js";
import { readPoliciesShape } from "../../spec/policies/read-policies.js";
import { showOnePoliciesShape, showPoliciesShape } from "../../spec/policies/show-policies.js";

/** Why a policy means nothing where it stands, and what to do with it. */
interface Misplaced {
  readonly why: string;
  readonly hint: string;
}

/**
 * What is wrong with a policy on a node that does not know it; nothing when the key is no policy.
 *
 * @param known - The keys that the node's kind knows: they say whether it reads, asks and shows.
 */
export function misplacedPolicy(key: string, known: readonly string[]): Misplaced | undefined {
  const isIn = (shape: object): boolean => Object.hasOwn(shape, key);
  if (key === "budget") {
    return { why: "is only a part of a run", hint: "Set `budget` on the graph." };
  }
  if (isIn(askPoliciesShape)) {
    return { why: "asks no model", hint: `Set \`${key}\` on nodes that ask one, or on the graph.` };
  }
  if ((isIn(readPoliciesShape) || isIn(showPoliciesShape)) && !known.includes("reads")) {
    const hint = `Set \`${key}\` on the nodes that read its proposals, or on the graph.`;
    return { why: "reads nothing", hint };
  }
  if (!isIn(showPoliciesShape)) return undefined;
  const showsOne = Object.keys(showOnePoliciesShape).every((each) => known.includes(each));
  return {
    why: showsOne ? "shows its model one proposal at a time" : "shows proposals to no model",
    hint: `Set \`${key}\` on nodes that show ${showsOne ? "several" : "them to one"}, or on the graph.`,
  };
}
