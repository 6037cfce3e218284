import { type GraphSpec, graphToJson } from "@moagraph/core/graph";
import { toYaml } from "@moagraph/graph-file";
import type { TextFormat } from "../session/session.js";

/** The text of a graph. */
export function writeGraph(graph: GraphSpec, format: TextFormat): string {
  if (format === "yaml") return toYaml(graph);
  return `${JSON.stringify(graphToJson(graph), undefined, 2)}\n`;
}
