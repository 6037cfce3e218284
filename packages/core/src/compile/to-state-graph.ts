import { END, START, StateGraph } from "@langchain/langgraph";
import { GraphValidationError } from "../errors/graph-validation-error.js";
import { callName } from "../spec/call-name.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { kindOf } from "../spec/node-kinds.js";
import { checkGraph } from "../validate/check-graph.js";
import { beginName, beginStep } from "./begin.js";
import { rememberGraph } from "./graph-of.js";
import { checkBindings } from "./check-bindings.js";
import type { Compilation } from "./compilation.js";
import type { CompileOptions } from "./compile-options.js";
import {
  graphState,
  type MoaInputChannels,
  type MoaOutputChannels,
  type MoaState,
  type MoaUpdate,
} from "./graph-state.js";
import { lower } from "./lowerings.js";
import { createModelPool } from "./model-pool.js";
import type { Step } from "./step.js";
import { allowManyListeners } from "./unlimited-listeners.js";

/** The LangGraph builder of a Mixture-of-Agents. */
export interface MoaStateGraph extends StateGraph<
  unknown,
  MoaState,
  MoaUpdate,
  string,
  MoaInputChannels,
  MoaOutputChannels
> {}

/**
 * Turns a graph into a LangGraph `StateGraph` that is not compiled yet, for those who want to add to
 * it or to compile it in their own way. `compile` is the shorter way.
 *
 * Every call is a LangGraph node of its own. A step `begin` stands before the first layer.
 *
 * @throws {@link GraphValidationError} `INVALID_GRAPH` if the graph names a provider or function
 * that was not given, or is itself invalid.
 */
export function toStateGraph(graph: GraphSpec, options: CompileOptions = {}): MoaStateGraph {
  const checked = checkGraph(graph);
  const issues = checkBindings(checked, options);
  if (issues.length > 0) throw new GraphValidationError(checked.name, issues);
  const builder = buildStateGraph({ graph: checked, options, pool: createModelPool(options) });
  rememberGraph(builder, checked);
  return builder;
}

function buildStateGraph(compilation: Compilation): MoaStateGraph {
  const { graph } = compilation;
  const builder = new StateGraph(graphState(graph)) as unknown as MoaStateGraph;
  builder.addNode(beginName, beginStep(compilation) as never);
  builder.addEdge(START, beginName);
  for (const [name, node] of nodesOf(graph)) {
    for (const step of lower(name, node, compilation)) {
      builder.addNode(step.name, runnerOf(step) as never);
    }
  }
  connect(builder, graph);
  builder.addEdge(graph.output, END);
  return builder;
}

/** What LangGraph runs for a step. The listeners of the first ten siblings come before any await. */
function runnerOf(step: Step): Step["run"] {
  return (state, config) => {
    allowManyListeners(config.signal);
    return step.run(state, config);
  };
}

/** A step waits for every call of every node it reads, however deep the branches are. */
function connect(builder: MoaStateGraph, graph: GraphSpec): void {
  for (const [name, node] of nodesOf(graph)) {
    const before = kindOf(node)
      .reads(node)
      .flatMap((read) => callNamesOf(read, graph));
    const start = before.length > 1 ? before : (before[0] ?? beginName);
    for (const call of callNamesOf(name, graph)) builder.addEdge(start, call);
  }
}

function callNamesOf(name: string, graph: GraphSpec): string[] {
  const node = graph.nodes[name];
  if (node === undefined) return [];
  const calls = kindOf(node).modelCalls(node);
  return Array.from({ length: calls }, (_, index) => callName(name, index + 1, calls));
}
