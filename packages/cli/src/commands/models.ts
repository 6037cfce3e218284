import { MoaError, providerIdOf } from "@moagraph/core/graph";
import { shellWord } from "@moagraph/report/words";
import { UsageError } from "../errors/usage-error.js";
import { modelsText } from "../models/models-text.js";
import { todayText } from "../today-text.js";
import { nothingReached, nothingSetUp } from "../models/nothing-reached.js";
import type { Stop } from "../process/stop.js";
import { reachProviders } from "../reach/reach-providers.js";
import type { ReachedProvider } from "../reach/reached-provider.js";
import { stdout } from "../text-output.js";

/** The options of `moagraph models`. */
export interface ModelsCommandOptions {
  readonly json?: boolean;
  readonly all?: boolean;
  /** Whether servers at their usual ports are looked for. */
  readonly local: boolean;
}

/**
 * Prints the models that can be used now, with their known facts.
 *
 * @throws {@link UsageError} `WRONG_ARGUMENTS` for a model in place of a provider.
 * @throws {@link MoaError} `NO_PROVIDER` if there is no model, or if a provider that was asked for
 * has none.
 */
export async function models(
  ids: readonly string[],
  { json = false, all = false, local }: ModelsCommandOptions,
  { signal }: Stop,
): Promise<void> {
  requireProviderIds(ids);
  const providers = await reachProviders({ ids, isLocal: local }, signal);
  if (json) stdout.writeJson({ providers: providers.map(jsonOf) }, 2);
  else if (providers.length > 0) {
    stdout.write(modelsText(providers, { isAll: all, today: todayText() }));
  }
  const error = faultOf(ids, providers);
  if (error !== undefined) throw error;
}

/** @throws For a model in place of a provider. */
function requireProviderIds(ids: readonly string[]): void {
  const model = ids.find((id) => providerIdOf(id) !== undefined);
  if (model === undefined) return;
  throw new UsageError({
    code: "WRONG_ARGUMENTS",
    message: `\`${model}\` is a model, and \`models\` takes ids of providers.`,
    hint: `Run moagraph models ${shellWord(providerIdOf(model) ?? "")}`,
  });
}

function faultOf(
  ids: readonly string[],
  providers: readonly ReachedProvider[],
): MoaError | undefined {
  if (providers.length === 0) return nothingSetUp();
  const failed = providers.flatMap(({ id, fault }) => (fault === undefined ? [] : [id]));
  const isFault = ids.length > 0 ? failed.length > 0 : failed.length === providers.length;
  return isFault ? nothingReached(failed) : undefined;
}

/** A provider as scripts get it. */
function jsonOf({ fault, baseUrl, ...provider }: ReachedProvider): object {
  return { ...provider, baseUrl: baseUrl ?? null, fault: fault ?? null };
}
