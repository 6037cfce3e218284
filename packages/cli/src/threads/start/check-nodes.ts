import { didYouMean, flatGraphOf, type GraphSpec, nearestName } from "@moagraph/core/graph";
import { UsageError } from "../../errors/usage-error.js";

/** Most names in a hint. */
const mostNames = 20;

/**
 * Checks that an option names nodes of the graph: as it runs, so nodes in nodes have their path.
 *
 * @param parts - Nodes that stand for the nodes in them.
 * @throws {@link UsageError} `WRONG_ARGUMENTS`, with the nearest name.
 */
export function checkNodes(
  option: string,
  names: readonly string[],
  graph: GraphSpec,
  parts: readonly string[] = [],
): void {
  const known = [...new Set([...Object.keys(flatGraphOf(graph).nodes), ...parts])];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const all = `The nodes are ${known.slice(0, mostNames).join(", ")}.`;
  throw new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `\`${option} ${unknown}\` names no node of \`${graph.name}\`.`,
    hint: didYouMean(nearestName(unknown, known), all),
  });
}
