/**
 * `invoke` reads its run from `this.stream(...)`.
 *
 * Used to let it read the chunks without two streams in between. When `invoke` reads otherwise, it
 * does what LangGraph does.
 */

/** The same graph, whose `invoke` reads its run from another stream. */
export function readingFrom<Graph extends object>(graph: Graph, stream: unknown): Graph {
  return Object.create(graph, { stream: { value: stream } }) as Graph;
}
