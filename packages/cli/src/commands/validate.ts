import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { counted } from "../counted.js";
import { loadGraphFile } from "../load-graph.js";

/** Prints that the graph in a file is valid, or throws an error with all its issues. */
export async function validate(path: string): Promise<void> {
  const graph = await loadGraphFile(path);
  const layers = counted(layersOf(graph).length, "layer");
  const calls = counted(modelCallsOf(graph), "model call");
  process.stdout.write(`OK ${path}: graph \`${graph.name}\`, ${layers}, ${calls}\n`);
}
