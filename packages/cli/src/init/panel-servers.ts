import { providerIdOf } from "@moagraph/core/graph";
import type { GraphEndpoint } from "@moagraph/core/graph";
import { baseUrlVariable } from "../providers/endpoint-variables.js";
import { packageOf } from "../providers/provider-packages.js";
import type { ReachedProvider } from "../reach/reached-provider.js";
import type { ChosenPanel } from "./chosen-panel.js";

/** The addresses of a panel's servers that were found at their usual ports. */
export interface PanelServers {
  /** Addresses for the graph. */
  readonly endpoints: Readonly<Record<string, GraphEndpoint>>;
  /** Variables to set, for ids that a graph may not give an address. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Finds the addresses that a run of the panel needs, and that are not set yet. */
export function panelServers(
  { proposers, aggregator }: ChosenPanel,
  providers: readonly ReachedProvider[],
): PanelServers {
  const ids = new Set([...proposers, aggregator].map(({ model }) => providerIdOf(model)));
  const endpoints: Record<string, GraphEndpoint> = {};
  const variables: Record<string, string> = {};
  for (const { id, baseUrl } of providers) {
    if (baseUrl === undefined || !ids.has(id)) continue;
    if (packageOf(id) !== undefined) variables[baseUrlVariable(id)] = baseUrl;
    else endpoints[id] = { baseUrl };
  }
  return { endpoints, variables };
}
