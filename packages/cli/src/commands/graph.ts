import { graphToJson, toMermaid } from "@moagraph/core/graph";
import { loadGraph } from "../load-graph.js";

/** The options of `moagraph graph`. */
export interface GraphCommandOptions {
  readonly format: "mermaid" | "json";
}

/** Prints a graph. */
export async function graph(target: string, { format }: GraphCommandOptions): Promise<void> {
  const spec = await loadGraph(target);
  const text =
    format === "json" ? `${JSON.stringify(graphToJson(spec), null, 2)}\n` : toMermaid(spec);
  process.stdout.write(text);
}
