/**
 * `StateGraph.allEdges`: the edges that LangGraph draws, and checks when it compiles.
 *
 * Used to show the edges of a graph without compiling a join for each. When it is missing, graphs
 * are compiled with the plain wiring.
 */
type Edge = readonly [start: string, end: string];

/** The builder, as far as it is used here. */
interface Builder {
  readonly edges: Iterable<Edge>;
  readonly waitingEdges: Iterable<readonly [starts: readonly string[], end: string]>;
}

/** Whether the edges that a builder shows can be set. */
export function canShowEdges(builder: object): boolean {
  return "allEdges" in builder;
}

/** Makes a builder show these edges beside its own. LangGraph compiles none of them. */
export function showEdges(builder: Builder, edges: readonly Edge[]): void {
  const get = (): Set<Edge> => new Set([...edges, ...edgesOf(builder)]);
  Object.defineProperty(builder, "allEdges", { get, configurable: true });
}

/** Makes a builder show its own edges only. */
export function showOwnEdges(builder: object): void {
  Reflect.deleteProperty(builder, "allEdges");
}

function edgesOf({ edges, waitingEdges }: Builder): Edge[] {
  const joined = [...waitingEdges].flatMap(([starts, end]) =>
    starts.map((start): Edge => [start, end]),
  );
  return [...edges, ...joined];
}

/** What a builder shows now. What is returned makes it show this again. */
export function keepShown(builder: object): () => void {
  const shown = Object.getOwnPropertyDescriptor(builder, "allEdges");
  return () => {
    if (shown !== undefined) Object.defineProperty(builder, "allEdges", shown);
  };
}

/** Adds edges to a builder. What is returned takes these out again, and no others. */
export function addingEdges(builder: object, add: () => void): () => void {
  const { edges, waitingEdges } = builder as Record<"edges" | "waitingEdges", Set<unknown>>;
  const kept = [edges, waitingEdges].map((all) => [all, new Set(all)] as const);
  add();
  const added = kept.map(
    ([all, before]) => [all, [...all].filter((edge) => !before.has(edge))] as const,
  );
  return () => {
    for (const [all, own] of added) for (const edge of own) all.delete(edge);
  };
}
