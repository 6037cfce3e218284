import { END, StateGraph } from "@langchain/langgraph";
import { GraphValidationError } from "../errors/graph-validation-error.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { checkGraph } from "../validate/check-graph.js";
import { beginName, beginStep } from "../step/begin.js";
import { createCompilation } from "../runtime/create-compilation.js";
import { attachCompilation } from "../runtime/compilation-of.js";
import { checkBindings } from "./check-bindings.js";
import { checkOptions } from "./check-options.js";
import { createModelPool } from "../runtime/model-pool.js";
import type { Compilation } from "../runtime/compilation.js";
import type { CompileOptions } from "../runtime/compile-options.js";
import { fastWiring } from "../langgraph/fast-wiring.js";
import type { Wiring } from "../langgraph/wiring.js";
import { graphState, stateAfter } from "../runtime/graph-state.js";
import { lower } from "../lower/lowerings.js";
import { moaGraph } from "../langgraph/moa-graph.js";
import type { MoaStateGraph } from "../langgraph/moa-state-graph.js";
import { redactingGraph } from "../langgraph/redacting-graph.js";
import type { NodeFunction } from "../runtime/node-function.js";
import { nodeFunctionOf } from "../step/run-step.js";
import { exitsOf, waitsOf } from "../step/waits.js";

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
  return stateGraphIn(fastWiring, graph, options);
}

/** The same, in a form of one's choice. */
export function stateGraphIn(
  form: Wiring,
  graph: GraphSpec,
  options: CompileOptions,
): MoaStateGraph {
  const checked = checkGraph(graph);
  const wrongOptions = checkOptions(options);
  if (wrongOptions.length > 0) throw new GraphValidationError(checked.name, wrongOptions);
  const pool = createModelPool(options);
  const issues = checkBindings(checked, options, pool.facts);
  if (issues.length > 0) throw new GraphValidationError(checked.name, issues);
  const compilation = createCompilation(checked, options, pool);
  const builder = buildStateGraph(compilation, form);
  attachCompilation(builder, compilation);
  return builder;
}

function buildStateGraph(compilation: Compilation, form: Wiring): MoaStateGraph {
  const { graph } = compilation;
  const builder = new StateGraph(graphState(graph)) as unknown as MoaStateGraph;
  const steps = new Map(
    nodesOf(graph).map(([name, node]) => [name, lower(name, node, compilation)]),
  );
  const runners = new Map<string, NodeFunction>([[beginName, beginStep(compilation)]]);
  for (const step of [...steps.values()].flat()) {
    runners.set(step.name, nodeFunctionOf(step, compilation));
  }
  for (const [name, run] of runners) builder.addNode(name, run as never);
  const waits = waitsOf(compilation, steps);
  const finish = form.connect(builder, {
    runners,
    waits,
    stateAfter: stateAfter(graph),
    keepsCalls: keepsCalls(compilation),
  });
  for (const exit of exitsOf(steps.get(graph.output))) builder.addEdge(exit, END);
  const compile = builder.compile.bind(builder);
  const { redact } = compilation.options;
  const wrap = redact === undefined ? moaGraph : redactingGraph;
  builder.compile = ((options) => {
    const compiled = compile(options) as never;
    finish(compiled);
    return wrap(compiled);
  }) as typeof compile;
  return builder;
}

/** Functions of the caller's may pause a run, by `interrupt()`. */
function keepsCalls({ graph, options }: Compilation): boolean {
  return graph.budget !== undefined || Object.keys(options.functions ?? {}).length > 0;
}
