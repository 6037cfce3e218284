import type { Issue } from "../../errors/issue.js";
import { quote } from "../../errors/quote.js";
import type { Rule } from "./rule.js";

/** A round works on something that it is given: else all rounds would be the same. */
export const roundsDiffer: Rule = ({ nodes, given }): Issue[] => {
  const outlines = [...nodes.values()];
  if (given.length === 0 || outlines.length === 0) return [];
  const isRead = outlines.some(({ readsAreKnown, reads }) => {
    // An unknown name may be a misspelt one of these.
    return !readsAreKnown || reads.some(({ name }) => given.includes(name) || !nodes.has(name));
  });
  if (isRead) return [];
  const names = given.map(quote).join(" or ");
  return [
    {
      code: "INPUT_NOT_READ",
      path: ["nodes"],
      message: `No node reads ${names}, so all rounds would be the same.`,
      hint: `Add ${names} to the \`reads\` of the nodes that work on the proposals of the round before.`,
    },
  ];
};
