import type { Issue } from "../../errors/issue.js";
import { shorten } from "../../errors/quote.js";
import type { Rule } from "./rule.js";

/** Runs the placement checks of each node kind. */
export const fitsItsPlace: Rule = ({ nodes, output }) =>
  [...nodes.values()].flatMap(({ name, kind, node, flow }): Issue[] => {
    if (kind?.faults === undefined || node === undefined || flow === undefined) return [];
    const { incoming, writes } = flow;
    const place = { name: shorten(name), isOutput: name === output, incoming, writes };
    return kind
      .faults(node, place)
      .map((fault) => ({ ...fault, path: ["nodes", name, ...fault.path] }));
  });
