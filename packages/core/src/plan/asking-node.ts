import { kindOf } from "../spec/node-kinds.js";
import { allNodesOf, type RouteExtent } from "./routes/route-extents.js";
import {
  type NodeTokens,
  type PlannedGraph,
  type TextLengths,
  tokenFlowOf,
} from "./tokens/token-flow.js";

/** A node that asks a model, with its number of calls and the tokens of each. */
export interface AskingNode extends NodeTokens {
  readonly name: string;
  readonly model: string;
  /** Its replies. A node with a `staircase` needs several requests for one. */
  readonly calls: number;
}

/**
 * The nodes that ask a model in a run in which every call succeeds.
 *
 * @param graph - With flat nodes.
 */
export function askingNodes(
  graph: PlannedGraph,
  lengths: TextLengths,
  extent: RouteExtent = allNodesOf(graph),
): AskingNode[] {
  return [...tokenFlowOf(graph, lengths, extent)].flatMap(
    ([name, tokens]) => askingNode(graph, name, tokens, extent) ?? [],
  );
}

/** The node with this name, if it asks a model. */
export function askingNode(
  graph: PlannedGraph,
  name: string,
  tokens: NodeTokens,
  { flows }: RouteExtent,
): AskingNode | undefined {
  const node = graph.nodes[name];
  const [model] = node === undefined ? [] : kindOf(node).models(node);
  const calls = flows.get(name)?.modelCalls ?? 0;
  return model === undefined || calls === 0 ? undefined : { ...tokens, name, model, calls };
}
