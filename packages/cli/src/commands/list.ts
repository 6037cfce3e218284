// How commands/ works: one file per command. A command loads its graph, calls core, and writes its
// result to stdout. Errors are thrown; `run-cli.ts` prints them.
import { type GraphSpec, layersOf, modelCallsOf } from "@moagraph/core/graph";
import { type Recipe, recipes } from "@moagraph/recipes";
import { alignColumns } from "../align-columns.js";
import { counted } from "../counted.js";
import { writeOutput } from "../output.js";

/** Prints the recipes, one line each: name, layers, model calls, aggregator, summary. */
export async function list(): Promise<void> {
  const lines = alignColumns(Object.values(recipes).map(columnsOf));
  await writeOutput(`${lines.join("\n")}\n`);
}

function columnsOf({ name, graph, summary }: Recipe): string[] {
  return [
    name,
    counted(layersOf(graph).length, "layer"),
    counted(modelCallsOf(graph), "call"),
    answerModelOf(graph),
    summary,
  ];
}

function answerModelOf({ nodes, output }: GraphSpec): string {
  const node = nodes[output];
  return node !== undefined && "model" in node ? node.model : "";
}
