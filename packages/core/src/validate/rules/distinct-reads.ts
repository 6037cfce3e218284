import type { Issue } from "../../errors/issue.js";
import type { Rule } from "./rule.js";

/** A node reads another one once: more samples are asked for on the node that is read. */
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
          message: `Node \`${node.name}\` reads \`${name}\` twice.`,
          hint: `Name it once; for several answers of it, set \`samples\` on \`${name}\`.`,
        },
      ];
    });
  });
