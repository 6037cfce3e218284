import { type GraphSpec, graphFromJson, graphToJson } from "@moagraph/core/graph";
import type { QuestionSettings } from "../benchmark/question-settings.js";
import { isRecord } from "../data/is-record.js";

/**
 * A graph whose nodes ask their models with the settings that a benchmark prescribes. Nodes within a `repeat`
 * or a graph are nodes too.
 *
 * @returns The graph itself if the benchmark prescribes nothing.
 */
export function withSettings(graph: GraphSpec, settings: QuestionSettings): GraphSpec {
  if (Object.keys(settings).length === 0) return graph;
  return graphFromJson(inGraph(graphToJson(graph), settings));
}

/** Changes the nodes of a graph, or of what a node runs in rounds. */
function inGraph(
  part: { readonly nodes: Readonly<Record<string, unknown>> },
  settings: QuestionSettings,
): object {
  const nodes = Object.entries(part.nodes).map(([name, node]) => [name, inNode(node, settings)]);
  return { ...part, nodes: Object.fromEntries(nodes) };
}

function inNode(node: unknown, settings: QuestionSettings): unknown {
  if (!isRecord(node)) return node;
  const changed = Object.entries(node).map(([key, value]) => [key, inPart(value, settings)]);
  const own = typeof node["model"] === "string" ? settings : {};
  return { ...Object.fromEntries(changed), ...own };
}

/** What a node holds may have nodes of its own. */
function inPart(value: unknown, settings: QuestionSettings): unknown {
  if (!isRecord(value) || !isRecord(value["nodes"])) return value;
  return inGraph({ ...value, nodes: value["nodes"] }, settings);
}
