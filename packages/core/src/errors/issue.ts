// Validation issues, and the errors that `compile` and runs throw.
//
// Every error extends `MoaError` of the provider kit: a code, a message and a hint on how to fix it.
// Errors that end a run also hold its ledger and its proposals. An `Issue` is one problem of a graph;
// `GraphValidationError` holds all of them.

import { shorten } from "./quote.js";

/** The code of an issue of a graph, or of the options of `compile`. */
export type IssueCode =
  | "BUDGET_TOO_SMALL"
  | "CLASHING_NAME"
  | "CONDITIONAL_EDGE"
  | "CYCLE"
  | "DUPLICATE_FALLBACK"
  | "DUPLICATE_READ"
  | "DUPLICATE_ROUTE"
  | "EMPTY_GRAPH"
  | "EMPTY_LAYER"
  | "EMPTY_READ"
  | "GRAPH_IN_ITSELF"
  | "INPUT_NOT_READ"
  | "INVALID_NAME"
  | "INVALID_VALUE"
  | "KEEP_TOO_LARGE"
  | "MISSING_VALUE"
  | "NOTHING_TO_COMPARE"
  | "NO_READS"
  | "NO_ROUTES"
  | "OUT_OF_RANGE"
  | "OUTPUT_AS_ROUTE"
  | "PARAMETERS_IGNORED"
  | "QUORUM_TOO_LARGE"
  | "RESERVED_NAME"
  | "ROUTER_AS_OUTPUT"
  | "SELF_READ"
  | "SELF_ROUTE"
  | "SEVERAL_ANSWERS"
  | "TOO_MANY_CALLS"
  | "TOO_MANY_LEVELS"
  | "TOO_MANY_NODES"
  | "CRITIC_AS_OUTPUT"
  | "UNCERTAIN_STEP"
  | "UNKNOWN_FUNCTION"
  | "UNKNOWN_KEY"
  | "UNKNOWN_KIND"
  | "UNKNOWN_MODEL"
  | "UNKNOWN_OUTPUT"
  | "UNKNOWN_PRICE"
  | "UNKNOWN_PROVIDER"
  | "UNKNOWN_READ"
  | "UNKNOWN_ROUTE"
  | "UNKNOWN_SCHEMA"
  | "UNKNOWN_STEP"
  | "UNREACHABLE_NODE"
  | "UNSUPPORTED_VERSION"
  | "WRONG_TYPE";

/** Path of an issue in the graph's JSON, from the root: `["nodes", "fuse", "reads", 1]`. */
export type IssuePath = readonly (string | number)[];

/** One issue of a graph. */
export interface Issue {
  readonly code: IssueCode;
  readonly path: IssuePath;
  /** A sentence that names the node or key, the value found and the value expected. */
  readonly message: string;
  /** How to fix it. */
  readonly hint: string;
  /** The known name that is most similar to a misspelt one. */
  readonly nearest?: string | undefined;
}

/**
 * Returns a path as text. The root of the graph is `graph`. The middle of a long key is left out.
 *
 * @param path - Keys and indexes from the root of the graph.
 * @example
 * ```ts
 * import { formatPath } from "@moagraph/core";
 *
 * formatPath(["nodes", "fuse", "reads", 1]); // "nodes.fuse.reads[1]"
 * formatPath([]); // "graph"
 * ```
 */
export function formatPath(path: IssuePath): string {
  const text = path
    .map((part) => (typeof part === "number" ? `[${part}]` : keyText(part)))
    .join("");
  return text.replace(/^\./, "") || "graph";
}

function keyText(key: string): string {
  const shown = shorten(key);
  return /^[\w.…-]+$/.test(shown) ? `.${shown}` : `[${JSON.stringify(shown)}]`;
}
