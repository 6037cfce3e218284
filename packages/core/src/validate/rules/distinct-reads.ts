import type { Issue } from "../../errors/issue.js";
import type { Rule } from "./rule.js";
import { quote } from "../../errors/quote.js";

/** A node reads each other node at most once. */
export const distinctReads: Rule = ({ nodes }) =>
  [...nodes.values()].flatMap((node) => {
    const seen = new Set<string>();
    return node.reads.flatMap(({ name, at }): Issue[] => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      return [
        {
          code: "DUPLICATE_READ",
          path: ["nodes", node.name, "reads", at],
          message: `Node ${quote(node.name)} reads ${quote(name)} twice.`,
          hint: `Remove one of them. For several proposals of ${quote(name)}, set its \`samples\`.`,
        },
      ];
    });
  });
