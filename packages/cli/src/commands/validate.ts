import { compileWith } from "../compile-graph.js";
import { loadGraphFile } from "../load-graph-file.js";
import { oneLine } from "../one-line.js";
import { type GraphOptions, withOptions } from "../options/graph-options.js";
import { callsText, layersText } from "../plan/size-text.js";
import { checkSettings } from "../providers/check-settings.js";
import { loadProviders } from "../providers/load-providers.js";
import { stdout } from "../text-output.js";

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
  const size = `${layersText(graph)}, ${callsText(graph, "model call")}`;
  stdout.write(`${oneLine(`OK ${path}: graph \`${graph.name}\`, ${size}`)}\n`);
}
