import { didYouMean, nearestName } from "../../errors/nearest-name.js";
import { listNames, quote } from "../../errors/quote.js";
import { InvalidInputError } from "../../errors/run/invalid-input-error.js";
import type { RerunInput } from "../../runtime/threads/rerun-from.js";
import { nodeNames, nodesNamed } from "../../spec/expand/nodes-named.js";
import { nodesBehind } from "../../spec/flow/nodes-behind.js";
import type { FlatGraph } from "../../spec/graph-spec.js";

/**
 * The nodes that are asked again: those that are named, and all behind them.
 *
 * @throws InvalidInputError `INVALID_INPUT` if a name is unknown, or if there is none.
 */
export function nodesToRerun(input: RerunInput, graph: FlatGraph): ReadonlySet<string> {
  return nodesBehind(
    namesIn(input).flatMap((name) => nodesOfName(name, graph)),
    graph,
  );
}

function namesIn({ rerunFrom: names }: RerunInput): readonly string[] {
  if (Array.isArray(names) && names.length > 0) return names.map(String);
  const hint = 'Name at least one node: `rerunFrom("fuse")`.';
  throw new InvalidInputError("`rerunFrom` names no node.", { hint });
}

function nodesOfName(name: string, graph: FlatGraph): string[] {
  const nodes = nodesNamed(name, graph);
  if (nodes.length > 0) return nodes;
  const known = nodeNames(graph);
  const hint = didYouMean(nearestName(name, known), `Its nodes: ${listNames(known)}.`);
  const message = `\`rerunFrom\` names ${quote(name)}, which is no node of graph ${quote(graph.name)}.`;
  throw new InvalidInputError(message, { hint });
}
