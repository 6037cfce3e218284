import { type GraphSpec, modelsOf, providerIdOf } from "@moagraph/core/graph";
import { knownFrom, type KnownModels } from "../plan/plan-facts.js";
import { endpointOf, providerIdsOf, usableProviders } from "../providers/load-providers.js";
import { reachProvider } from "../reach/reach-provider.js";
import type { ReachedProvider } from "../reach/reached-provider.js";
import type { Check } from "./check.js";
import { checkCompile, checkUnlisted } from "./check-compile.js";
import { checkNotes } from "./check-notes.js";
import { checkListed, checkProvider } from "./check-providers.js";
import { checkPackages } from "./check-setup.js";

/** What was found without calling a model. */
export interface CheckedGraph {
  readonly checks: readonly Check[];
  /** The models whose provider can be used. */
  readonly models: readonly string[];
  readonly known: KnownModels;
}

/** Checks the providers and the models of a graph. Calls no model. */
export async function checkGraph(graph: GraphSpec, signal: AbortSignal): Promise<CheckedGraph> {
  const ids = providerIdsOf(graph);
  const asked = ids.map((id) => reachProvider({ id, endpoint: endpointOf(graph, id) }, signal));
  const [reached, { providers }] = await Promise.all([Promise.all(asked), usableProviders(graph)]);
  const known = knownFrom(providers);
  const usable = reached.filter(({ fault }) => fault === undefined);
  const models = modelsOf(graph).filter((model) => providerOf(model, usable) !== undefined);
  const listed = await Promise.all(models.map((model) => checkModel(graph, model, usable)));
  const checks = [
    ...(await checkCompile(graph, providers)),
    ...checkPackages(ids),
    ...reached.map(checkProvider),
    ...listed.flat(),
    ...checkNotes(graph, known),
  ];
  return { checks, models, known };
}

async function checkModel(
  graph: GraphSpec,
  model: string,
  usable: readonly ReachedProvider[],
): Promise<Check[]> {
  const provider = providerOf(model, usable);
  if (provider === undefined) return [];
  return provider.isUnlisted ? checkUnlisted(graph, model) : [checkListed(model, provider)];
}

function providerOf(
  model: string,
  providers: readonly ReachedProvider[],
): ReachedProvider | undefined {
  return providers.find(({ id }) => id === providerIdOf(model));
}
