import type { Issue } from "../../errors/issue.js";
import { didYouMean, type NameFinder, nameFinder } from "../../errors/nearest-name.js";
import { shorten } from "../../errors/quote.js";
import type { NodePlace } from "../../spec/node-kind.js";
import type { Rule } from "./rule.js";

/** Runs the placement checks of each node kind. */
export const fitsItsPlace: Rule = ({ nodes, output }) =>
  [...nodes.values()].flatMap(({ name, kind, node, flow }): Issue[] => {
    if (kind?.faults === undefined || node === undefined || flow === undefined) return [];
    const { incoming, writes } = flow;
    const isOutput = name === output;
    const place = { name: shorten(name), isOutput, incoming, writes, suggest: suggestions() };
    return kind
      .faults(node, place)
      .map((fault) => ({ ...fault, path: ["nodes", name, ...fault.path] }));
  });

/** Compares only a limited number of names, however many are unknown. */
function suggestions(): NodePlace["suggest"] {
  const finders = new Map<readonly string[], NameFinder>();
  return (name, known, otherwise) => {
    const find = finders.get(known) ?? nameFinder(known);
    finders.set(known, find);
    const nearest = find(name);
    return { hint: didYouMean(nearest, otherwise), nearest };
  };
}
