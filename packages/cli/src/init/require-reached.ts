import { providerIdOf } from "@moagraph/core/graph";
import { UsageError } from "../errors/usage-error.js";
import type { ReachedProvider } from "../reach/reached-provider.js";

/**
 * Checks that the providers of these models can be used.
 *
 * @throws {@link UsageError} With the fault of the first one that cannot.
 */
export function requireReached(
  models: readonly string[],
  providers: readonly ReachedProvider[],
): void {
  for (const model of models) {
    const id = providerIdOf(model);
    const provider = providers.find((each) => each.id === id);
    if (provider === undefined) throw notSetUp(model, id ?? "");
    if (provider.fault !== undefined) throw new UsageError(provider.fault);
  }
}

function notSetUp(model: string, id: string): UsageError {
  return new UsageError({
    code: "NO_PROVIDER",
    message: `No key or base URL is set for \`${id}\`, which \`${model}\` needs.`,
    hint: `Run moagraph models ${id}: it says what to set.`,
  });
}
