import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { counted } from "../counted.js";
import { loadGraphFile } from "../load-graph.js";

/** Says that the graph in a file is usable, or throws everything that is wrong with it. */
export async function validate(path: string): Promise<void> {
  const graph = await loadGraphFile(path);
  const layers = counted(layersOf(graph).length, "layer");
  const calls = counted(modelCallsOf(graph), "model call");
  process.stdout.write(`OK ${path}: graph \`${graph.name}\`, ${layers}, ${calls}\n`);
}
