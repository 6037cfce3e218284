/**
 * The known model ids of each provider, by provider id. Editors complete `model` settings from it.
 *
 * It is empty here. A provider package adds its own entry by declaration merging, so importing the
 * package is enough. An application can add the models of its own endpoint in the same way.
 *
 * @example Adding the models of an endpoint
 * ```ts
 * import type { ModelName } from "@moagraph/provider-kit";
 *
 * declare module "@moagraph/provider-kit" {
 *   interface KnownModels {
 *     local: "llama3" | "qwen3";
 *   }
 * }
 *
 * const model: ModelName = "local:llama3"; // the editor completes it
 * ```
 */
export interface KnownModels {}

type ProviderId = Extract<keyof KnownModels, string>;

/** The name of a known model: `provider:model-id` for each entry of {@link KnownModels}. */
export type KnownModelName = {
  readonly [Id in ProviderId]: `${Id}:${Extract<KnownModels[Id], string>}`;
}[ProviderId];

/**
 * The name of a model in a graph. Editors complete the names of known models. Any other string is
 * accepted too: models without facts, and keys of `compile`'s `models`.
 */
export type ModelName = KnownModelName | (string & {});
