import { layersOf, modelCallsOf } from "@moagraph/core/graph";
import { compileWith } from "../compile-graph.js";
import { counted } from "../counted.js";
import { loadGraphFile } from "../load-graph.js";
import { type GraphOptions, withOptions } from "../options/graph-options.js";
import { writeOutput } from "../output.js";
import { checkSettings } from "../providers/check-settings.js";
import { loadProviders } from "../providers/load-providers.js";

/**
 * Prints that the graph in a file is valid and can run.
 *
 * @throws The error that `run` would throw before its first call, except for a missing key.
 */
export async function validate(path: string, options: GraphOptions): Promise<void> {
  const graph = withOptions(await loadGraphFile(path), options);
  const providers = await loadProviders(graph, {});
  await compileWith(graph, providers);
  await checkSettings(graph, providers);
  const layers = counted(layersOf(graph).length, "layer");
  const calls = counted(modelCallsOf(graph), "model call");
  await writeOutput(`OK ${path}: graph \`${graph.name}\`, ${layers}, ${calls}\n`);
}
