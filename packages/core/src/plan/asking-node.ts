import { flowOf } from "../spec/flow/flow.js";
import { kindOf } from "../spec/node-kinds.js";
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
  readonly calls: number;
}

/** The nodes that ask a model in a run in which every call succeeds. */
export function askingNodes(graph: PlannedGraph, lengths: TextLengths): AskingNode[] {
  const flows = flowOf(graph);
  return [...tokenFlowOf(graph, lengths)].flatMap(([name, tokens]) => {
    const node = graph.nodes[name];
    const [model] = node === undefined ? [] : kindOf(node).models(node);
    const calls = flows.get(name)?.modelCalls ?? 0;
    return model === undefined || calls === 0 ? [] : [{ ...tokens, name, model, calls }];
  });
}
