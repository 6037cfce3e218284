import { type GraphSpec, MoaError, modelsOf } from "@moagraph/core/graph";
import type { ModelFacts } from "@moagraph/provider-kit";
import { loadProvider } from "../providers/load-provider.js";
import { noProvider } from "../providers/provider-faults.js";
import { providerIdOf } from "../providers/provider-id.js";

/** The known facts about the models of a graph, and the reasons for missing ones. */
export interface PlanFacts {
  readonly facts: (model: string) => ModelFacts;
  /** What is wrong with each provider that `run` could not use. */
  readonly notes: readonly string[];
}

/** Reads the facts from the providers that a graph names. A provider that cannot be used has none. */
export async function planFacts(graph: GraphSpec): Promise<PlanFacts> {
  const models = modelsOf(graph);
  const notes = new Set<string>();
  const known = await Promise.all(
    models.map((model) =>
      factsOf(model).catch((error: unknown) => {
        if (!MoaError.isInstance(error)) throw error;
        notes.add(`${error.message} ${error.hint}`);
        return {};
      }),
    ),
  );
  const facts = new Map(models.map((model, index) => [model, known[index] ?? {}]));
  return { facts: (model) => facts.get(model) ?? {}, notes: [...notes] };
}

async function factsOf(model: string): Promise<ModelFacts> {
  const id = providerIdOf(model);
  if (id === undefined) throw noProvider(model);
  const provider = await loadProvider(id);
  return provider.facts(model.slice(id.length + 1));
}
