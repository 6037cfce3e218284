import type { Rule } from "./rule.js";

/** A graph has at least one node. */
export const notEmpty: Rule = ({ nodes }) =>
  nodes.size > 0
    ? []
    : [
        {
          code: "EMPTY_GRAPH",
          path: ["nodes"],
          message: "The graph has no nodes.",
          hint: "Add at least one proposer.",
        },
      ];
