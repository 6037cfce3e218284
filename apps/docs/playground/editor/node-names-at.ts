import { type Path, valueAt } from "../graph/value-at.js";

/** The settings of a node that name other nodes. */
const naming: readonly unknown[] = ["reads", "routes", "otherwise"];

/** Returns the names of nodes that fit a place: those of the part of the graph that it is in. */
export function nodeNamesAt(path: Path, graph: unknown): readonly string[] {
  const part = partAt(path);
  const [key, node, setting, index] = path.slice(part.length);
  const names = Object.keys(Object(valueAt(graph, [...part, "nodes"])) as object);
  if (key === "output") return names;
  if (key !== "nodes" || !naming.includes(setting) || index === undefined) return [];
  const others = names.filter((name) => name !== node);
  return setting === "reads" && part.at(-1) === "body" ? ["input", ...others] : others;
}

/** The path of the innermost graph, or body of a `repeat`, around a place. */
function partAt(path: Path, part: Path = []): Path {
  const [key, node, setting] = path.slice(part.length);
  if (key !== "nodes" || node === undefined) return part;
  if (setting !== "graph" && setting !== "body") return part;
  return partAt(path, [...part, key, node, setting]);
}
