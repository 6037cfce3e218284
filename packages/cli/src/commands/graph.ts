import { type GraphSpec, graphToJson, toMermaid, toSvg } from "@moagraph/core/graph";
import { toTypeScript, toYaml } from "@moagraph/graph-file";
import type { PanelOptions } from "../options/panel-options.js";
import { targetGraph } from "../panel/target-graph.js";
import { stdout } from "../text-output.js";

/** The options of `moagraph graph`. */
export interface GraphCommandOptions extends PanelOptions {
  readonly format: "json" | TextFormat;
}

type TextFormat = "mermaid" | "svg" | "yaml" | "ts";

const writers: Readonly<Record<TextFormat, (graph: GraphSpec) => string>> = {
  mermaid: toMermaid,
  svg: toSvg,
  yaml: toYaml,
  ts: toTypeScript,
};

/** Prints a graph. */
export async function graph(
  target: string | undefined,
  options: GraphCommandOptions,
): Promise<void> {
  const spec = await targetGraph(target, options);
  const { format } = options;
  if (format === "json") stdout.writeJson(graphToJson(spec), 2);
  else stdout.write(writers[format](spec));
}
