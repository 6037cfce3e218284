import { existsSync } from "node:fs";
import { type GraphSpec, pausingNodesOf, providerIdOf } from "@moagraph/core/graph";
import { isRecipeName } from "@moagraph/recipes";
import { UsageError } from "../errors/usage-error.js";
import { loadGraph } from "../load-graph.js";
import { type GraphOptions, withOptions } from "../options/graph-options.js";
import { stdinArgument } from "../read-prompt.js";
import type { Evaluation } from "./load-evaluation.js";

/** What answers the questions of a benchmark. */
export interface EvaluatedSystem {
  /** Its name in files and tables. */
  readonly name: string;
  readonly graph: GraphSpec;
}

/** The options that choose and change a system. */
export interface SystemOptions extends GraphOptions {
  /** Its name in files and tables. */
  readonly name?: string;
}

/**
 * The system that a word names: a recipe, a graph file, or a model such as `openai:gpt-4o`, which becomes
 * a graph of one node. The options of the graph are applied.
 *
 * @throws {@link UsageError} For an unknown name, an invalid graph, or a graph that asks a person.
 */
export async function systemOf(
  target: string,
  options: SystemOptions,
  { modelGraph }: Pick<Evaluation, "modelGraph">,
): Promise<EvaluatedSystem> {
  if (target === stdinArgument) throw graphFromStdin();
  if (isModel(target)) checkModelOptions(target, options);
  const graph = isModel(target) ? modelGraph(target) : await loadGraph(target);
  const [human] = pausingNodesOf(graph);
  if (human !== undefined) throw asksPerson(human);
  return { name: options.name ?? graph.name, graph: withOptions(graph, options) };
}

/** Whether a word names a model, and no recipe and no file. */
export function isModel(target: string): boolean {
  return providerIdOf(target) !== undefined && !isRecipeName(target) && !existsSync(target);
}

/** A model answers alone, and without layers. */
function checkModelOptions(model: string, { aggregator, rounds }: SystemOptions): void {
  if (aggregator === undefined && rounds === undefined) return;
  const option = aggregator === undefined ? "--rounds" : "--aggregator";
  throw new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `\`${option}\` changes a graph, and \`${model}\` is a model.`,
    hint: `Remove ${option}, or pass a recipe or a file.`,
  });
}

/** A second start needs the same graph, which stdin would not have again. */
function graphFromStdin(): UsageError {
  return new UsageError({
    code: "WRONG_ARGUMENTS",
    message: "`eval` cannot read the graph from stdin.",
    hint: "Write the graph to a file and pass its path.",
  });
}

function asksPerson(node: string): UsageError {
  return new UsageError({
    code: "NO_TERMINAL",
    message: `Node \`${node}\` asks a person, and an evaluation asks nobody.`,
    hint: "Use a graph without nodes of the kind `human`.",
  });
}
