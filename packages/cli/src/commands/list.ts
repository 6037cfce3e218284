import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { type Recipe, recipes } from "@moagraph/recipes";
import { alignColumns } from "../align-columns.js";
import { counted } from "../counted.js";

/** Prints the recipes, one line each: name, layers, model calls, aggregator, summary. */
export function list(): void {
  const lines = alignColumns(Object.values(recipes).map(columnsOf));
  process.stdout.write(`${lines.join("\n")}\n`);
}

function columnsOf({ name, graph, summary }: Recipe): string[] {
  const output = graph.nodes[graph.output];
  return [
    name,
    counted(layersOf(graph).length, "layer"),
    counted(modelCallsOf(graph), "call"),
    output !== undefined && "model" in output ? output.model : "",
    summary,
  ];
}
