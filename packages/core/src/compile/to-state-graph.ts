import { GraphValidationError } from "../errors/graph-validation-error.js";
import { runnableKind } from "../langgraph/internals/members/runnable-kind.js";
import { addedChannels } from "./around/added-channels.js";
import { wireStateGraph } from "../langgraph/wire-state-graph.js";
import type { MoaStateGraph } from "../langgraph/moa-state-graph.js";
import { onlyRedacted, redactingGraph } from "../langgraph/redacting/redacting-graph.js";
import { checkedParts } from "../langgraph/self-test/checked-parts.js";
import { refuseIfBypassed } from "../langgraph/self-test/redaction-canary.js";
import type { StepPlan } from "../langgraph/early-starts/step-plan.js";
import { sampleMetadata } from "../ledger/trace-metadata.js";
import { lower } from "../lower/lowerings.js";
import { attachCompilation } from "../runtime/compilation-of.js";
import { createCompilation } from "../runtime/create/create-compilation.js";
import { createModelPool, ownModel } from "../runtime/model-pool.js";
import type { Compilation } from "../runtime/compilation.js";
import type { AddedStep } from "../runtime/added-step.js";
import type { CompileOptions } from "../runtime/compile-options.js";
import { graphState, stateAfter } from "../runtime/graph-state.js";
import type { NodeFunction } from "../runtime/node-function.js";
import { flatGraphOf } from "../spec/expand/flat-graph-of.js";
import { type FlatGraph, type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { tracePlacesOf } from "../step/trace-places.js";
import { routersOf, routesAround } from "../spec/flow/predecessors.js";
import { pausingNodesOf } from "../spec/flow/pausing-nodes.js";
import { staircaseOf } from "../spec/flow/staircase-of.js";
import { modelsOf } from "../spec/flow/model-calls.js";
import { beginName, beginStep } from "../step/begin.js";
import { nodeFunctionOf } from "../step/run-step.js";
import type { Step } from "../step/step.js";
import { afterNode, type AroundNode, beforeNode } from "../step/around/around-nodes.js";
import { exitsOf, waitsAround, waitsOf } from "../step/waits.js";
import { checkGraph } from "../validate/check-graph.js";
import { checkAround } from "./around/check-around.js";
import { writtenIssues } from "./checks/written-issues.js";
import { checkBindings } from "./checks/check-bindings.js";
import { checkStaircase } from "./checks/check-staircase.js";
import { checkOptions, hidesBindings } from "./checks/check-options.js";
import { warnOfRetired } from "./warn-of-retired.js";

/**
 * Turns a graph into a LangGraph `StateGraph` that is not compiled yet, to add to it or to compile it
 * in your own way. `compile` is the shorter way.
 *
 * Every call is a LangGraph node of its own. A step `begin` comes before the first layer.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @param options - Providers, models and functions that the graph names.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` if the graph names a provider or function
 * that was not given, or if the graph or the `wiring` is invalid.
 * @example
 * ```ts
 * import { defineGraph, proposer, toStateGraph } from "@moagraph/core";
 * import { simulated } from "@moagraph/simulated";
 *
 * const ada = proposer({ model: "simulated:ada" });
 * const graph = defineGraph({ name: "single", nodes: { ada }, output: "ada" });
 * const builder = toStateGraph(graph, { providers: [simulated()] });
 * builder.addNode("log", () => ({})).addEdge("ada", "log");
 * const { ledger } = await builder.compile().invoke({ messages: "Is the Moon round?" });
 * console.log(ledger.length); // 1
 * ```
 */
export function toStateGraph(graph: GraphSpec, options: CompileOptions = {}): MoaStateGraph {
  const checked = flatGraphOf(checkGraph(graph));
  const wrongOptions = checkOptions(options);
  if (wrongOptions.some(hidesBindings)) throw new GraphValidationError(checked.name, wrongOptions);
  const pool = createModelPool(options, checked.capabilities);
  const issues = [
    ...writtenIssues(checked, [
      ...checkBindings(checked, options, pool.facts),
      ...checkStaircase(checked, options, pool),
    ]),
    ...wrongOptions,
    ...checkAround(checked, options),
  ];
  if (issues.length > 0) throw new GraphValidationError(checked.name, issues);
  const compilation = createCompilation(checked, options, pool);
  warnOfRetired(compilation);
  const builder = buildStateGraph(compilation);
  attachCompilation(builder, compilation);
  return builder;
}

function buildStateGraph(compilation: Compilation): MoaStateGraph {
  const { graph, options } = compilation;
  const { redact } = options;
  const steps = new Map(
    nodesOf(graph).map(([name, node]) => [name, lower(name, node, compilation)]),
  );
  const parts = checkedParts(options.wiring);
  const admit = (): Promise<void> => refuseIfBypassed(parts);
  const added = addedChannels(options.stateSchema);
  const exits = exitsOf(steps.get(graph.output));
  return wireStateGraph({
    state: graphState(graph, added),
    plan: planOf(steps, compilation, Object.keys(added)),
    exits,
    around: aroundNodes(compilation, Object.keys(added)),
    last: namesOf(options.after).at(-1),
    context: options.contextSchema,
    parts,
    name: graph.name,
    output: graph.output,
    runs: { compilation, steps },
    ...(redact === undefined ? {} : { wrap: redactingGraph(redact, admit) }),
  });
}

function planOf(
  steps: ReadonlyMap<string, readonly Step[]>,
  compilation: Compilation,
  channels: readonly string[],
): StepPlan {
  const { graph, options } = compilation;
  const before = namesOf(options.before);
  const after = namesOf(options.after);
  const waits = waitsOf(compilation, steps);
  return {
    runners: runnersOf(steps, compilation),
    metadata: metadataOf(steps, graph),
    waits: waitsAround(waits, { before, after, exits: exitsOf(steps.get(graph.output)) }),
    around: new Set([...before, ...after]),
    inputs: new Set(["messages", ...channels]),
    stateAfter: stateAfter(compilation.graph),
    following: new Set(followingSteps(steps, compilation)),
    mayPause: mayPause(compilation),
  };
}

function metadataOf(
  steps: ReadonlyMap<string, readonly Step[]>,
  graph: FlatGraph,
): StepPlan["metadata"] {
  const places = tracePlacesOf(graph);
  return new Map(
    [...steps.values()].flat().map(({ name, node, sample = 1 }) => {
      return [name, { ...places.get(node), ...sampleMetadata(sample) }] as const;
    }),
  );
}

/** The steps of nodes with a `staircase`. One that a router may choose has to wait for the router. */
function followingSteps(
  steps: ReadonlyMap<string, readonly Step[]>,
  { graph }: Compilation,
): string[] {
  const routers = routersOf(graph);
  return nodesOf(graph)
    .filter(([, node]) => staircaseOf(graph, node) !== undefined)
    .filter(([name]) => routesAround(name, routers).length === 0)
    .flatMap(([name]) => exitsOf(steps.get(name)));
}

function runnersOf(
  steps: ReadonlyMap<string, readonly Step[]>,
  compilation: Compilation,
): Map<string, NodeFunction> {
  const guard = compilation.options.redact === undefined ? asIs : onlyRedacted;
  const runners = new Map([[beginName, guard(beginStep(compilation))]]);
  for (const step of [...steps.values()].flat()) {
    runners.set(step.name, guard(nodeFunctionOf(step, compilation)));
  }
  return runners;
}

/** The functions of the steps before the first layer and after the output. */
function aroundNodes(
  compilation: Compilation,
  channels: readonly string[],
): Map<string, AroundNode> {
  const { before, after } = compilation.options;
  const around = { compilation, channels };
  return new Map([
    ...stepsIn(before).map(([name, step], at) => {
      return [name, beforeNode({ name, step, ...around }, at === 0)] as const;
    }),
    ...stepsIn(after).map(([name, step]) => [name, afterNode({ name, step, ...around })] as const),
  ]);
}

/** None of them is `undefined`: the options were checked. */
function stepsIn(steps: CompileOptions["before"] = {}): [string, AddedStep][] {
  return Object.entries(steps as Record<string, AddedStep>);
}

function namesOf(steps: object | undefined): string[] {
  return steps === undefined ? [] : Object.keys(steps);
}

function asIs(run: NodeFunction): NodeFunction {
  return run;
}

/**
 * A person may be asked. Functions and agents of the caller's, also those that functions make, may pause
 * a run too, by `interrupt()`.
 */
function mayPause({ graph, options }: Compilation): boolean {
  if (Object.keys(options.functions ?? {}).length > 0) return true;
  if (pausingNodesOf(graph).length > 0) return true;
  return modelsOf(graph).some((model) => mayBeMember(ownModel(model, options)));
}

function mayBeMember(own: ReturnType<typeof ownModel>): boolean {
  return typeof own === "object" ? runnableKind(own) !== "chat-model" : own !== undefined;
}
