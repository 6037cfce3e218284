import type { CompileOptions } from "@moagraph/core";
import { type GraphSpec, modelsOf, providerIdOf } from "@moagraph/core/graph";
import type { ChatParams, ModelFacts, Provider } from "@moagraph/provider-kit";

/** The models of a run, for `compile`. */
export type RunModels = Pick<CompileOptions, "models" | "providers">;

/** Where the models of a graph come from. Models have their names in the graph. */
export interface ModelSource {
  readonly chat: (model: string, params: ChatParams) => ReturnType<Provider["chat"]>;
  readonly facts: (model: string) => ModelFacts;
}

/** A provider for each provider id of the graph, and a factory for each model without one. */
export function modelsWith(graph: GraphSpec, source: ModelSource): RunModels {
  const names = modelsOf(graph);
  const ids = new Set(names.flatMap((name) => providerIdOf(name) ?? []));
  const own = names.filter((name) => providerIdOf(name) === undefined);
  return {
    providers: [...ids].map((id) => ({
      id,
      chat: async (model, params) => source.chat(`${id}:${model}`, params),
      facts: (model) => source.facts(`${id}:${model}`),
    })),
    models: Object.fromEntries(
      own.map((name) => [name, async (params: ChatParams) => source.chat(name, params)]),
    ),
  };
}
