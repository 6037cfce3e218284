import type { FlatGraph } from "../graph-spec.js";
import type { GraphPath } from "./expansion.js";
import { originsIn } from "./flat-graph-of.js";

/**
 * The flat nodes that a name means: the node of that name, or all nodes within it. The name may be that of a
 * flat node, such as `panel` or `rounds/2/writer`, or the path in the graph that was written: `panel/fuse`,
 * and `rounds/writer` for the writers of all rounds.
 *
 * @returns Empty for an unknown name.
 */
export function nodesNamed(name: string, graph: FlatGraph): string[] {
  return Object.keys(graph.nodes).filter((node) =>
    [node, writtenName(node, graph)].some((each) => each === name || isWithin(each, name)),
  );
}

/** The flat nodes that were written under a path: `panel/fuse` is `panel`. */
export function nodesWritten(path: string, graph: FlatGraph): string[] {
  return Object.keys(graph.nodes).filter((node) => writtenName(node, graph) === path);
}

/** All names that {@link nodesNamed} knows. */
export function nodeNames(graph: FlatGraph): ReadonlySet<string> {
  return new Set(Object.keys(graph.nodes).flatMap((node) => [node, writtenName(node, graph)]));
}

function writtenName(node: string, graph: FlatGraph): string {
  const path = originsIn(graph)?.origins.get(node)?.path;
  return path === undefined ? node : namesIn(path).join("/");
}

/** A path is `nodes`, a name, and the key of the name's value that has `nodes`, again and again. */
function namesIn(path: GraphPath): (string | number)[] {
  return path.filter((_, at) => at % 3 === 1);
}

function isWithin(node: string, name: string): boolean {
  return node.startsWith(`${name}/`);
}
