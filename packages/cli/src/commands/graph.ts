import { type GraphSpec, graphToJson, toMermaid, toSvg } from "@moagraph/core/graph";
import { loadGraph } from "../load-graph.js";
import { writeOutput } from "../output.js";

const formats = { mermaid: toMermaid, json: toJson, svg: toSvg };

/** The options of `moagraph graph`. */
export interface GraphCommandOptions {
  readonly format: "mermaid" | "json" | "svg";
}

/** Prints a graph. */
export async function graph(target: string, { format }: GraphCommandOptions): Promise<void> {
  await writeOutput(formats[format](await loadGraph(target)));
}

function toJson(spec: GraphSpec): string {
  return `${JSON.stringify(graphToJson(spec), null, 2)}\n`;
}
