// How commands/ works: one file per command. A command loads its graph, calls core, and writes its
// result to stdout. Errors are thrown; `run-cli.ts` prints them.
import type { GraphSpec } from "@moagraph/core/graph";
import { type Recipe, recipes } from "@moagraph/recipes";
import { alignColumns } from "../align-columns.js";
import { callsText, layersText } from "../plan/size-text.js";
import { stdout } from "../text-output.js";

/** Prints the recipes, one line each: name, layers, model calls, aggregator, summary. */
export function list(): void {
  const lines = alignColumns(Object.values(recipes).map(columnsOf));
  stdout.write(`${lines.join("\n")}\n`);
}

function columnsOf({ name, graph, summary }: Recipe): string[] {
  return [name, layersText(graph), callsText(graph), answerModelOf(graph), summary];
}

function answerModelOf({ nodes, output }: GraphSpec): string {
  const node = nodes[output];
  return node !== undefined && "model" in node ? node.model : "";
}
