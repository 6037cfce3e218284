import { END, type LangGraphRunnableConfig, START, StateGraph } from "@langchain/langgraph";
import { GraphValidationError } from "../errors/graph-validation-error.js";
import { flowOf } from "../spec/flow.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { policiesOf } from "../spec/policies/policies.js";
import { checkGraph } from "../validate/check-graph.js";
import { beginName, beginStep } from "./begin.js";
import { rememberCompilation } from "./compilation-of.js";
import { checkBindings } from "./check-bindings.js";
import { type Compilation, readsOf } from "./compilation.js";
import { controlOf } from "./control-of.js";
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
import { moaGraph } from "./moa-graph.js";
import { redactingGraph } from "./redacting-graph.js";
import { readershipOf } from "./readership.js";
import { sampleOffsets } from "./sample-offsets.js";
import { siteOf } from "./site.js";
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
  const flow = flowOf(checked);
  const policies = new Map(
    nodesOf(checked).map(([name, node]) => [name, policiesOf(checked, node)]),
  );
  const readership = readershipOf(checked, policies);
  const pool = createModelPool(options);
  const offsets = sampleOffsets(checked);
  const compilation: Compilation = {
    graph: checked,
    flow,
    policies,
    readership,
    sampleOffsets: offsets,
    options,
    pool,
  };
  const builder = buildStateGraph(compilation);
  rememberCompilation(builder, compilation);
  return builder;
}

function buildStateGraph(compilation: Compilation): MoaStateGraph {
  const { graph } = compilation;
  const builder = new StateGraph(graphState(graph)) as unknown as MoaStateGraph;
  const compile = builder.compile.bind(builder);
  const { redact } = compilation.options;
  const wrap = redact === undefined ? moaGraph : redactingGraph;
  builder.compile = ((options) => wrap(compile(options) as never)) as typeof compile;
  builder.addNode(beginName, beginStep(compilation) as never);
  builder.addEdge(START, beginName);
  const steps = new Map(
    nodesOf(graph).map(([name, node]) => [name, lower(name, node, compilation)]),
  );
  for (const step of [...steps.values()].flat())
    builder.addNode(step.name, runnerOf(step, compilation) as never);
  connect(builder, compilation, steps);
  for (const exit of exitsOf(steps.get(graph.output))) builder.addEdge(exit, END);
  return builder;
}

/** What LangGraph runs for a step. Limits on listeners fall before the first `await`. */
function runnerOf(step: Step, compilation: Compilation) {
  return async (state: MoaState, config: LangGraphRunnableConfig): Promise<MoaUpdate> => {
    allowManyListeners(config);
    const control = controlOf(state, compilation);
    const stay = control.quorums.begin(step.node);
    let passedOn = 0;
    try {
      const { notNeeded } = stay;
      const update = await step.run(
        siteOf({ step: step.name, state, config, control, notNeeded }, compilation),
      );
      passedOn = Array.isArray(update.proposals) ? update.proposals.length : 0;
      return update;
    } finally {
      stay.end(passedOn);
      control.spending.end(step.name);
    }
  };
}

/** A step waits for whatever it reads to be whole, however deep the branches are. */
function connect(
  builder: MoaStateGraph,
  compilation: Compilation,
  steps: ReadonlyMap<string, readonly Step[]>,
): void {
  for (const [name, own] of steps) {
    const before = readsOf(name, compilation).flatMap((read) => exitsOf(steps.get(read)));
    for (const step of own) {
      const waitsFor = [...(step.waitsFor ?? before)];
      const start = waitsFor.length > 1 ? waitsFor : (waitsFor[0] ?? beginName);
      builder.addEdge(start, step.name);
    }
  }
}

/** The last steps of a node: those that no other step of it waits for. */
function exitsOf(steps: readonly Step[] = []): string[] {
  const inner = new Set(steps.flatMap(({ waitsFor = [] }) => waitsFor));
  return steps.map(({ name }) => name).filter((name) => !inner.has(name));
}
