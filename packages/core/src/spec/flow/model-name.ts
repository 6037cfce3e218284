/**
 * Returns the provider in the name of a model: the part before the first colon.
 *
 * @param model - A name as in a graph, such as `openai:gpt-4o`.
 * @returns The id of the provider; `undefined` for a name without one, such as a key of `models`.
 * @example
 * ```ts
 * import { providerIdOf } from "@moagraph/core/graph";
 *
 * console.log(providerIdOf("openai:gpt-4o"), providerIdOf("mine"));
 * // openai undefined
 * ```
 */
export function providerIdOf(model: string): string | undefined {
  const colon = model.indexOf(":");
  return colon > 0 && colon < model.length - 1 ? model.slice(0, colon) : undefined;
}

/**
 * Returns the name of a model without its provider, as the vendor knows it.
 *
 * @param model - A name as in a graph, such as `openai:gpt-4o`.
 * @returns The part after the first colon; the whole name without one.
 * @example
 * ```ts
 * import { modelIdOf } from "@moagraph/core/graph";
 *
 * console.log(modelIdOf("ollama:qwen3:4b"), modelIdOf("mine"));
 * // qwen3:4b mine
 * ```
 */
export function modelIdOf(model: string): string {
  return model.slice(model.indexOf(":") + 1);
}
