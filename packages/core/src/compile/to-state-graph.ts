import { GraphValidationError } from "../errors/graph-validation-error.js";
import { runnableKind } from "../langgraph/internals/members/runnable-kind.js";
import { wireStateGraph } from "../langgraph/wire-state-graph.js";
import type { MoaStateGraph } from "../langgraph/moa-state-graph.js";
import { onlyRedacted, redactingGraph } from "../langgraph/redacting/redacting-graph.js";
import { checkedParts } from "../langgraph/self-test/checked-parts.js";
import { refuseIfBypassed } from "../langgraph/self-test/redaction-canary.js";
import type { StepPlan } from "../langgraph/early-starts/step-plan.js";
import { lower } from "../lower/lowerings.js";
import { attachCompilation } from "../runtime/compilation-of.js";
import { createCompilation } from "../runtime/create-compilation.js";
import { createModelPool, ownModel } from "../runtime/model-pool.js";
import type { Compilation } from "../runtime/compilation.js";
import type { CompileOptions } from "../runtime/compile-options.js";
import { graphState, stateAfter } from "../runtime/graph-state.js";
import type { NodeFunction } from "../runtime/node-function.js";
import { type GraphSpec, nodesOf } from "../spec/graph-spec.js";
import { modelsOf } from "../spec/model-calls.js";
import { beginName, beginStep } from "../step/begin.js";
import { nodeFunctionOf } from "../step/run-step.js";
import type { Step } from "../step/step.js";
import { exitsOf, waitsOf } from "../step/waits.js";
import { checkGraph } from "../validate/check-graph.js";
import { checkBindings } from "./check-bindings.js";
import { checkOptions, hidesBindings } from "./check-options.js";
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
  const checked = checkGraph(graph);
  const wrongOptions = checkOptions(options);
  if (wrongOptions.some(hidesBindings)) throw new GraphValidationError(checked.name, wrongOptions);
  const pool = createModelPool(options, checked.capabilities);
  const issues = [...checkBindings(checked, options, pool.facts), ...wrongOptions];
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
  return wireStateGraph({
    state: graphState(graph),
    plan: planOf(steps, compilation),
    exits: exitsOf(steps.get(graph.output)),
    parts,
    name: graph.name,
    output: graph.output,
    ...(redact === undefined ? {} : { wrap: redactingGraph(redact, admit) }),
  });
}

function planOf(steps: ReadonlyMap<string, readonly Step[]>, compilation: Compilation): StepPlan {
  return {
    runners: runnersOf(steps, compilation),
    waits: waitsOf(compilation, steps),
    stateAfter: stateAfter(compilation.graph),
    keepsCalls: keepsCalls(compilation),
  };
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

function asIs(run: NodeFunction): NodeFunction {
  return run;
}

/** Functions and agents of the caller's may pause a run, by `interrupt()`. */
function keepsCalls({ graph, options }: Compilation): boolean {
  if (graph.budget !== undefined || Object.keys(options.functions ?? {}).length > 0) return true;
  return modelsOf(graph).some((model) => isMember(ownModel(model, options)));
}

function isMember(own: ReturnType<typeof ownModel>): boolean {
  return typeof own === "object" && runnableKind(own) !== "chat-model";
}
