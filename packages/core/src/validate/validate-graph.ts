// validate/: checks graphs of any origin and reports every issue.
//
// `shape.ts` checks each field alone, by the JSON Schemas of `spec/`; `value/` is that check, and
// words its hints. `rules/` checks what several fields say together, one rule per file, on an
// outline of the valid parts. `outline/` has these outlines: one for each graph within the graph.
// `check-graph.ts` turns issues into one error, and freezes.

import type { Issue } from "../errors/issue.js";
import { nestingIssues } from "./outline/nesting-bounds.js";
import { type GraphOutline, outlinesOf } from "./outline/outline.js";
import type { Rule } from "./rules/rule.js";
import { acyclic } from "./rules/acyclic.js";
import { answerReachable } from "./rules/answer-reachable.js";
import { affordsOneCall } from "./rules/policies/affords-one-call.js";
import { boundedCalls } from "./rules/bounded-calls.js";
import { distinctFallbacks } from "./rules/policies/distinct-fallbacks.js";
import { distinctReads } from "./rules/distinct-reads.js";
import { fitsItsPlace } from "./rules/fits-its-place.js";
import { knownReads } from "./rules/known-reads.js";
import { knownRoutes } from "./rules/known-routes.js";
import { notEmpty } from "./rules/not-empty.js";
import { plainOptions } from "./rules/policies/plain-options.js";
import { quorumFits } from "./rules/policies/quorum-fits.js";
import { staircaseFits } from "./rules/policies/staircase-fits.js";
import { readsEnough } from "./rules/reads-enough.js";
import { roundsDiffer } from "./rules/rounds-differ.js";
import { singleAnswer } from "./rules/single-answer.js";
import { usableFormats } from "./rules/policies/usable-formats.js";
import { usableNames } from "./rules/usable-names.js";
import { usedCapabilities } from "./rules/policies/used-capabilities.js";
import { checkShape } from "./shape.js";

const rules: readonly Rule[] = [
  notEmpty,
  usableNames,
  knownReads,
  knownRoutes,
  distinctReads,
  readsEnough,
  roundsDiffer,
  acyclic,
  singleAnswer,
  answerReachable,
  fitsItsPlace,
  boundedCalls,
  quorumFits,
  staircaseFits,
  distinctFallbacks,
  plainOptions,
  usableFormats,
  usedCapabilities,
  affordsOneCall,
];

/**
 * Checks a graph and returns all issues, each with code, path, message and hint.
 *
 * Takes any value, such as parsed JSON. Never throws and makes no model calls.
 *
 * @param graph - Any value, such as parsed JSON.
 * @returns All issues; an empty array if the graph is valid.
 * @example
 * ```ts
 * import { validateGraph } from "@moagraph/core";
 *
 * const issues = validateGraph({ name: "empty", nodes: {}, output: "fuse" });
 * for (const { code, message, hint } of issues) console.log(`${code}: ${message} ${hint}`);
 * // EMPTY_GRAPH: The graph has no nodes. Add at least one proposer.
 * ```
 */
export function validateGraph(graph: unknown): Issue[] {
  const nesting = nestingIssues(graph);
  const outlines = outlinesOf(graph, nesting.length === 0);
  return [
    ...nesting,
    ...outlines.flatMap((outline) => checkShape(outline)),
    ...outlines.flatMap((outline) => rules.flatMap((rule) => issuesOf(rule, outline))),
  ];
}

function issuesOf(rule: Rule, outline: GraphOutline): Issue[] {
  const { at } = outline.part;
  const issues = rule(outline);
  return at.length === 0
    ? issues
    : issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] }));
}
