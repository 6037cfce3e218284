import { graphToJson, toMermaid, toSvg } from "@moagraph/core/graph";
import { loadGraph } from "../load-graph.js";
import { stdout } from "../text-output.js";

/** The options of `moagraph graph`. */
export interface GraphCommandOptions {
  readonly format: "mermaid" | "json" | "svg";
}

/** Prints a graph. */
export async function graph(target: string, { format }: GraphCommandOptions): Promise<void> {
  const spec = await loadGraph(target);
  if (format === "json") stdout.writeJson(graphToJson(spec), 2);
  else stdout.write(format === "svg" ? toSvg(spec) : toMermaid(spec));
}
