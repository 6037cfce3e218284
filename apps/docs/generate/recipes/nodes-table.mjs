import { layersOf } from "@moagraph/core/graph";
import { table } from "../markdown.mjs";

/** @import { GraphSpec, NodeSpec } from "@moagraph/core/graph" */

/**
 * The nodes of a graph: by layer, or as written if nodes hold other nodes.
 *
 * @type {(graph: GraphSpec) => string}
 */
export function nodesTable(graph) {
  const holds = Object.values(graph.nodes).some((node) => nodesIn(node) !== undefined);
  if (holds) return table(["Node", "Kind", "Model"], rowsOf(graph.nodes, ""));
  const rows = layersOf(graph).flatMap((names, index) =>
    names.map((name) => [String(index + 1), ...rowOf(name, graph.nodes[name])]),
  );
  return table(["Layer", "Node", "Kind", "Model"], rows);
}

/** @type {(nodes: Readonly<Record<string, NodeSpec>>, path: string) => string[][]} */
function rowsOf(nodes, path) {
  return Object.entries(nodes).flatMap(([name, node]) => [
    rowOf(`${path}${name}`, node),
    ...rowsOf(nodesIn(node) ?? {}, `${path}${name}/${node.kind === "repeat" ? "…/" : ""}`),
  ]);
}

/** @type {(name: string, node: NodeSpec | undefined) => string[]} */
function rowOf(name, node) {
  if (node === undefined) return [name, "", ""];
  if (node.kind === "repeat") return [name, `repeat, at most ${node.maxRounds} rounds`, "no model"];
  const model = "model" in node && node.model !== undefined ? `\`${node.model}\`` : "no model";
  const samples = "samples" in node ? ` × ${node.samples}` : "";
  return [name, node.kind, `${model}${samples}`];
}

/**
 * The nodes that a node holds.
 *
 * @type {(node: NodeSpec) => Readonly<Record<string, NodeSpec>> | undefined}
 */
function nodesIn(node) {
  if (node.kind === "repeat") return node.body.nodes;
  return node.kind === "graph" ? node.graph.nodes : undefined;
}
