import { type GraphSpec, planRun } from "@moagraph/core/graph";
import type { ModelFacts } from "@moagraph/provider-kit";
import { type ModelParameters, modelParameters, parametersOf } from "./model-parameters.js";

/** Options of {@link tflopsOf}. */
export interface TflopsOptions {
  /**
   * Tokens of one reply.
   *
   * @defaultValue `400`, about the mean of replies to AlpacaEval
   */
  readonly replyTokens?: number | undefined;
  /**
   * Returns what is known about a model, such as `provider.facts`. Its `activeParameters` have priority.
   *
   * @defaultValue nothing is known
   */
  readonly facts?: ((model: string) => ModelFacts) | undefined;
  /**
   * The parameters of other models.
   *
   * @defaultValue {@link modelParameters}
   */
  readonly parameters?: ModelParameters | undefined;
}

/**
 * Returns the tflops of one run of a graph, the paper's measure of latency: the sum over the layers of the largest
 * call of each layer. A call counts two operations for each active parameter and token of its reply.
 *
 * Makes no model calls.
 *
 * @param graph - From `defineGraph`, `layered`, `graphFromJson` or a recipe.
 * @param options - Tokens of a reply, and the parameters of models.
 * @returns In 10^12 operations. `null` if the parameters of a model are unknown.
 * @see arXiv 2406.04692, section 3.4, figure 5. The paper prints no formula: see `planRun` of `@moagraph/core/graph`.
 * @example
 * ```ts
 * import { tflopsOf } from "@moagraph/eval";
 * import { moaLite } from "@moagraph/recipes";
 *
 * console.log(tflopsOf(moaLite.graph)?.toFixed(1)); // 146.4
 * ```
 */
export function tflopsOf(graph: GraphSpec, options: TflopsOptions = {}): number | null {
  const { replyTokens, facts = noFacts, parameters = modelParameters } = options;
  const known = (model: string): ModelFacts => {
    const active = facts(model).activeParameters ?? parametersOf(parameters, model);
    return active === undefined ? {} : { activeParameters: active };
  };
  return planRun(graph, { facts: known, outputTokens: replyTokens }).total.tflops.atMost;
}

function noFacts(): ModelFacts {
  return {};
}
