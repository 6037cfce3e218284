import type { Issue } from "../errors/issue.js";
import { outlineOf } from "./rules/outline.js";
import type { Rule } from "./rules/rule.js";
import { acyclic } from "./rules/acyclic.js";
import { answerReachable } from "./rules/answer-reachable.js";
import { affordsOneCall } from "./rules/affords-one-call.js";
import { boundedCalls } from "./rules/bounded-calls.js";
import { distinctFallbacks } from "./rules/distinct-fallbacks.js";
import { distinctReads } from "./rules/distinct-reads.js";
import { fitsItsPlace } from "./rules/fits-its-place.js";
import { knownReads } from "./rules/known-reads.js";
import { notEmpty } from "./rules/not-empty.js";
import { quorumFits } from "./rules/quorum-fits.js";
import { readsEnough } from "./rules/reads-enough.js";
import { singleAnswer } from "./rules/single-answer.js";
import { usableNames } from "./rules/usable-names.js";
import { checkShape } from "./shape.js";

const rules: readonly Rule[] = [
  notEmpty,
  usableNames,
  knownReads,
  distinctReads,
  readsEnough,
  acyclic,
  singleAnswer,
  answerReachable,
  fitsItsPlace,
  boundedCalls,
  quorumFits,
  distinctFallbacks,
  affordsOneCall,
];

/**
 * Finds everything that is wrong with a graph, in a form to show or to count.
 *
 * Takes any value, such as parsed JSON. Never throws, makes no model calls.
 *
 * @returns Every issue; an empty array for a usable graph.
 * @example
 * ```ts
 * import { validateGraph } from "@moagraph/core";
 *
 * const issues = validateGraph({ name: "empty", nodes: {}, output: "fuse" });
 * for (const issue of issues) console.log(issue.code, issue.message, issue.hint);
 * ```
 */
export function validateGraph(graph: unknown): Issue[] {
  const outline = outlineOf(graph);
  return [...checkShape(graph), ...rules.flatMap((rule) => rule(outline))];
}
