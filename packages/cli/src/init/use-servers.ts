import { baseUrlVariable } from "../providers/endpoint-variables.js";
import { providerIdOf } from "../providers/provider-id.js";
import type { ReachedProvider } from "../reach/reached-provider.js";
import type { ChosenPanel } from "./chosen-panel.js";

/**
 * Sets the base URLs of the panel's servers that were found at their usual ports, for this process.
 *
 * @returns The commands that do the same in a shell.
 */
export function useServers(panel: ChosenPanel, providers: readonly ReachedProvider[]): string[] {
  const ids = new Set(
    [...panel.proposers, panel.aggregator].map(({ model }) => providerIdOf(model)),
  );
  return providers.flatMap(({ id, baseUrl }) => {
    if (baseUrl === undefined || !ids.has(id)) return [];
    const variable = baseUrlVariable(id);
    process.env[variable] = baseUrl;
    return [`export ${variable}=${baseUrl}`];
  });
}
