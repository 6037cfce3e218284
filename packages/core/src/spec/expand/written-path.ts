import type { FlatGraph, GraphSpec } from "../graph-spec.js";
import type { GraphPath, Origin } from "./expansion.js";
import { originsIn } from "./flat-graph-of.js";

/**
 * The path in the graph that was written, for a path in its flat graph. A policy that a node has inherited
 * leads to the graph that sets it.
 */
export function writtenPath(flat: FlatGraph, path: GraphPath): GraphPath {
  const [nodes, name, ...rest] = path;
  const flattened = originsIn(flat);
  const origin = flattened?.origins.get(String(name));
  if (nodes !== "nodes" || flattened === undefined || origin === undefined) return path;
  const { wrapped = [] } = origin;
  const isWrapped = wrapped.length > 0 && wrapped.every((key, index) => rest[index] === key);
  const within = isWrapped ? rest.slice(wrapped.length) : rest;
  return [...ownerOf(within[0], origin, flattened.written), ...within];
}

/** The path of what sets a key of a node: the node, or the nearest graph around it that has the key. */
function ownerOf(
  key: string | number | undefined,
  { path, graph }: Origin,
  written: GraphSpec,
): GraphPath {
  if (key === undefined || has(key, path, written)) return path;
  for (let length = graph.length; length > 0; length -= 1) {
    const around = graph.slice(0, length);
    if (has(key, around, written)) return around;
  }
  return path;
}

/** The value at a path; `undefined` if there is none. */
export function valueAt(path: GraphPath, written: GraphSpec): unknown {
  return path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), written);
}

function has(key: string | number, path: GraphPath, written: GraphSpec): boolean {
  const value = valueAt(path, written);
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}
