// Compiling: graph and options in, LangGraph app out.
//
// `toStateGraph` checks the graph and the options (`checks/`), derives the `Compilation`, lowers each
// node to steps and connects them by a wiring. `compile` compiles the result. `moa-app.ts` is its type.

import { depthOf } from "../spec/flow/layers.js";
import type { GraphSpec } from "../spec/graph-spec.js";
import type { ContextSchemaInit, StateDefinitionInit } from "@langchain/langgraph";
import type { AddedState, ContextOf } from "../runtime/added-step.js";
import type { CompileOptions } from "../runtime/compile-options.js";
import type { MoaApp } from "./moa-app.js";
import { usualLimit } from "../langgraph/own-limit.js";
import { toStateGraph } from "./to-state-graph.js";

/** Steps beside the layers: LangGraph's own first one, `begin`, and one to spare. */
const stepsAroundLayers = 3;

/** A pairwise ranker compares, then decides. */
const mostStepsOfNode = 2;

/**
 * Compiles a graph to LangGraph.
 *
 * Nothing is loaded and no model is made yet. Each run first checks prompt, keys and budget, then
 * makes one call per sample of each node, and tries a call again where that may help. A run whose
 * calls all fail, or whose answer fails, throws; any other failed call is recorded in the ledger and
 * left out.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @param options - Providers, models and functions that the graph names.
 * @returns A LangGraph `CompiledStateGraph`. Its runs throw {@link NoUsableProposalError},
 * {@link AnswerFailedError}, {@link BrokenAnswerError}, {@link QuorumNotReachedError},
 * {@link BudgetTooSmallError}, {@link BudgetExhaustedError}, {@link EmptyPromptError},
 * {@link PromptTooLongError}, {@link RedactionBypassedError}, or a provider's error about a missing key.
 * With steps in `before` or `after`, they also throw {@link StepFailedError}.
 * @throws {@link GraphValidationError} `INVALID_GRAPH` if the graph is invalid, or names a provider,
 * model or function that was not given, or if an option is invalid; it holds every issue.
 * @example Offline, with simulated models
 * ```ts
 * import { compile } from "@moagraph/core";
 * import { aggregator, defineGraph, proposer } from "@moagraph/core/graph";
 * import { simulated } from "@moagraph/simulated";
 *
 * const panel = defineGraph({
 *   name: "panel",
 *   nodes: {
 *     ada: proposer({ model: "simulated:ada" }),
 *     bob: proposer({ model: "simulated:bob" }),
 *     fuse: aggregator({ model: "simulated:chair", reads: ["ada", "bob"] }),
 *   },
 *   output: "fuse",
 * });
 * const app = compile(panel, { providers: [simulated()] });
 * const { answer, ledger } = await app.invoke({ messages: "What do you know about the Moon?" });
 * console.log(answer.split("\n")[0]); // About the Moon:
 * console.log(ledger.length); // 3
 * ```
 */
export function compile<
  NodeName extends string,
  Schema extends StateDefinitionInit | undefined = undefined,
  ContextSchema extends ContextSchemaInit | undefined = undefined,
  Step extends string = never,
>(
  graph: GraphSpec<NodeName>,
  options: CompileOptions<NoInfer<NodeName>, Schema, ContextSchema, Step> = {},
): MoaApp<NodeName, AddedState<Schema>, ContextOf<ContextSchema>, Step> {
  const given = options as unknown as CompileOptions;
  const builder = toStateGraph(graph, given);
  const { checkpointer, store, before = {}, after = {} } = given;
  const app = builder.compile({
    name: graph.name,
    ...(checkpointer === undefined ? {} : { checkpointer }),
    ...(store === undefined ? {} : { store }),
  });
  const added = Object.keys(before).length + Object.keys(after).length;
  const recursionLimit = stepsAroundLayers + added + mostStepsOfNode * depthOf(graph);
  const configured = app.withConfig({ recursionLimit: Math.max(usualLimit, recursionLimit) });
  return configured as unknown as MoaApp<
    NodeName,
    AddedState<Schema>,
    ContextOf<ContextSchema>,
    Step
  >;
}
