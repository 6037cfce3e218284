import { END } from "@langchain/langgraph";

/** An edge that is always taken. */
export type Edge = readonly [start: string, end: string];

/** Edges of which some are taken: a conditional edge, or the `ends` of a step with a `Command`. */
export interface Choice {
  readonly start: string;
  /** `undefined` if the caller has not named them. */
  readonly ends: readonly string[] | undefined;
  /** Whether none of them may be taken. */
  readonly mayEnd: boolean;
}

/** What the caller has added to a builder. */
export interface Additions {
  readonly steps: ReadonlySet<string>;
  /** The added steps that LangGraph runs when nothing else is left to run. */
  readonly deferred: ReadonlySet<string>;
  /** Without edges to LangGraph's end, which have no effect. */
  readonly edges: readonly Edge[];
  readonly choices: readonly Choice[];
}

/** A builder, as far as additions are read from it. */
interface Builder {
  readonly nodes: Readonly<Record<string, AddedNode>>;
  readonly edges: Iterable<Edge>;
  readonly waitingEdges: Iterable<readonly [starts: readonly string[], end: string]>;
  readonly branches: Readonly<Record<string, Readonly<Record<string, Branch>>>>;
}

interface AddedNode {
  readonly ends?: readonly string[];
  readonly defer?: boolean;
  readonly isErrorHandler?: boolean;
}

interface Branch {
  readonly ends?: Readonly<Record<string, string>>;
}

/**
 * What the caller has added to a builder.
 *
 * @param own - The steps of the graph.
 */
export function additionsTo(given: object, own: ReadonlySet<string>): Additions {
  const builder = given as Builder;
  const added = Object.entries(builder.nodes).filter(
    ([name, { isErrorHandler }]) => !own.has(name) && isErrorHandler !== true,
  );
  return {
    steps: new Set(added.map(([name]) => name)),
    deferred: new Set(added.flatMap(([name, { defer }]) => (defer === true ? [name] : []))),
    edges: edgesIn(builder).filter(([, end]) => end !== END),
    choices: [...branchesIn(builder), ...commandsIn(builder)],
  };
}

function edgesIn({ edges, waitingEdges }: Builder): Edge[] {
  const joined = [...waitingEdges].flatMap(([starts, end]) =>
    starts.map((start): Edge => [start, end]),
  );
  return [...edges, ...joined];
}

function branchesIn({ branches }: Builder): Choice[] {
  return Object.entries(branches).flatMap(([start, named]) =>
    Object.values(named).map(({ ends }) => ({
      start,
      ends: ends === undefined ? undefined : Object.values(ends),
      mayEnd: false,
    })),
  );
}

function commandsIn({ nodes }: Builder): Choice[] {
  return Object.entries(nodes).flatMap(([start, { ends = [] }]) =>
    ends.length === 0 ? [] : [{ start, ends, mayEnd: true }],
  );
}

/** Takes the edges to some steps out of a builder. They must be joined in another way. */
export function takeEdgesTo(steps: ReadonlySet<string>, builder: object): void {
  const { edges, waitingEdges } = builder as Record<
    "edges" | "waitingEdges",
    Set<readonly [unknown, string]>
  >;
  for (const all of [edges, waitingEdges]) {
    for (const edge of all) if (steps.has(edge[1])) all.delete(edge);
  }
}
