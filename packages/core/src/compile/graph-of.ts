import type { GraphSpec } from "../spec/graph-spec.js";

const graphs = new WeakMap<object, GraphSpec>();

/** Keeps which graph a LangGraph builder was made from. */
export function rememberGraph(builder: object, graph: GraphSpec): void {
  graphs.set(builder, graph);
}

/** The graph that a compiled app was made from; also of copies such as `app.withConfig(...)`. */
export function graphOf(app: { readonly builder: object }): GraphSpec | undefined {
  return graphs.get(app.builder);
}
