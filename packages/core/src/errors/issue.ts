/** What can be wrong with a graph, or with what `compile` is given beside it. */
export type IssueCode =
  | "BUDGET_TOO_SMALL"
  | "CLASHING_NAME"
  | "CYCLE"
  | "DUPLICATE_FALLBACK"
  | "DUPLICATE_READ"
  | "EMPTY_GRAPH"
  | "EMPTY_LAYER"
  | "INVALID_NAME"
  | "INVALID_VALUE"
  | "KEEP_TOO_LARGE"
  | "MISSING_VALUE"
  | "NO_READS"
  | "OUT_OF_RANGE"
  | "PARAMETERS_IGNORED"
  | "QUORUM_TOO_LARGE"
  | "RESERVED_NAME"
  | "SELF_READ"
  | "SEVERAL_ANSWERS"
  | "TOO_MANY_CALLS"
  | "CRITIC_AS_OUTPUT"
  | "UNKNOWN_FUNCTION"
  | "UNKNOWN_KEY"
  | "UNKNOWN_KIND"
  | "UNKNOWN_OUTPUT"
  | "UNKNOWN_PRICE"
  | "UNKNOWN_PROVIDER"
  | "UNKNOWN_READ"
  | "UNREACHABLE_NODE"
  | "UNSUPPORTED_VERSION"
  | "WRONG_TYPE";

/** Where in the graph's JSON an issue stands, from the root: `["nodes", "fuse", "reads", 1]`. */
export type IssuePath = readonly (string | number)[];

/** One fault of a graph. */
export interface Issue {
  readonly code: IssueCode;
  readonly path: IssuePath;
  /** A sentence: the user's own name first, what was found, what was expected. */
  readonly message: string;
  /** What to type or change. */
  readonly hint: string;
  /** The nearest known name, where one was misspelt. */
  readonly nearest?: string | undefined;
}

/** A path as one reads it: `nodes.fuse.reads[1]`. The root of the graph is `graph`. */
export function formatPath(path: IssuePath): string {
  const text = path
    .map((part) => (typeof part === "number" ? `[${part}]` : keyText(part)))
    .join("");
  return text.replace(/^\./, "") || "graph";
}

function keyText(key: string): string {
  return /^[\w.-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
